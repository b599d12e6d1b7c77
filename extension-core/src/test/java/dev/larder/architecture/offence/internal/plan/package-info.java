/** Breaks the rules on purpose. */
@NullMarked
package dev.larder.architecture.offence.internal.plan;

import org.jspecify.annotations.NullMarked;
