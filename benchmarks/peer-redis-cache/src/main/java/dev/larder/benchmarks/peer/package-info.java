/** The peer as its guide shows it: one annotation, and no setting but the address of Redis. */
@NullMarked
package dev.larder.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
