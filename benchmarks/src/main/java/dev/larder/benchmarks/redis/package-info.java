/** Hits in Redis: Larder, its connection layer alone, and the peer, each in a process of its own, against one Redis. */
@NullMarked
package dev.larder.benchmarks.redis;

import org.jspecify.annotations.NullMarked;
