/** Breaks the rules on purpose. */
@NullMarked
package dev.larder.architecture.offence.internal.engine;

import org.jspecify.annotations.NullMarked;
