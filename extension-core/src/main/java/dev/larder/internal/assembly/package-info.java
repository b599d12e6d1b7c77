/** Puts the parts together, once, at start-up: plans and settings in, an engine with bound methods out. */
@NullMarked
package dev.larder.internal.assembly;

import org.jspecify.annotations.NullMarked;
