/** The judgement of the write-behind checker: what writes may have come to, given the diaries and what is left. Pure. */
@NullMarked
package dev.larder.it.behind;

import org.jspecify.annotations.NullMarked;
