/** The judgement of the coherence checker: what the promises allow, given when each call began and ended. Pure. */
@NullMarked
package dev.larder.it.coherence;

import org.jspecify.annotations.NullMarked;
