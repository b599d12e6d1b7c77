/**
 * Shapes from reflection, for containers that have no index, and the reading of properties by method handles.
 * Reflection happens when a plan is made, not when a method is called.
 */
@NullMarked
package dev.larder.internal.shape.reflect;

import org.jspecify.annotations.NullMarked;
