/**
 * Writes that are applied behind the call: the queue in Redis that keeps them, in order, and the workers that own its
 * partitions and apply them. What a write means, and how a method is run, is not known here. Pure.
 */
@NullMarked
package dev.larder.internal.behind;

import org.jspecify.annotations.NullMarked;
