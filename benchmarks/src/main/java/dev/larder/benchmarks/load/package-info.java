/**
 * The closed-loop load that every Redis application here is put under, and how it is run. It is compiled into each of them,
 * the peer included, so it may know Quarkus, but nothing of Larder.
 */
@NullMarked
package dev.larder.benchmarks.load;

import org.jspecify.annotations.NullMarked;
