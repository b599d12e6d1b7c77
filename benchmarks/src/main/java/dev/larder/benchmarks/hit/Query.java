package dev.larder.benchmarks.hit;

/** An argument of which one property is the key. */
public record Query(String id, boolean verbose) {
}
