/** Breaks the rules on purpose. */
@NullMarked
package dev.larder.architecture.offence.internal.key;

import org.jspecify.annotations.NullMarked;
