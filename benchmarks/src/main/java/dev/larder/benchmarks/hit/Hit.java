package dev.larder.benchmarks.hit;

/** What one call took in one round. */
record Hit(String name, int round, double nanos, double bytes) {
}
