/** Breaks the rules on purpose. */
@NullMarked
package dev.larder.architecture.offence.internal.time;

import org.jspecify.annotations.NullMarked;
