/** Breaks the rules on purpose. */
@NullMarked
package dev.larder.architecture.offence.internal.tier;

import org.jspecify.annotations.NullMarked;
