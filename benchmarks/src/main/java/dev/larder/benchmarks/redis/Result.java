package dev.larder.benchmarks.redis;

import dev.larder.benchmarks.load.Round;

/**
 * A round and whose it was.
 *
 * @param gets how many {@code GET}s Redis served meanwhile
 */
record Result(String name, int round, Round measured, long gets) {
}
