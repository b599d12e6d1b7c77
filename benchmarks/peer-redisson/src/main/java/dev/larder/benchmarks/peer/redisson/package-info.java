/** The peer as its guide shows it: a map with a writer, and no setting but the address of Redis, the batch and the delay. */
@NullMarked
package dev.larder.benchmarks.peer.redisson;

import org.jspecify.annotations.NullMarked;
