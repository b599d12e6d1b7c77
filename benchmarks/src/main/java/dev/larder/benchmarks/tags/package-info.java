/** Invalidating all that carries a tag: Larder's tag clock, and a set of member keys for each tag, on one Redis. */
@NullMarked
package dev.larder.benchmarks.tags;

import org.jspecify.annotations.NullMarked;
