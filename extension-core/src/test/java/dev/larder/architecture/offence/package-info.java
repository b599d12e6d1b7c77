/** Breaks the rules on purpose. */
@NullMarked
package dev.larder.architecture.offence;

import org.jspecify.annotations.NullMarked;
