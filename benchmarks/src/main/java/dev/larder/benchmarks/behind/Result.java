package dev.larder.benchmarks.behind;

import dev.larder.benchmarks.writing.Outcome;

/**
 * An outcome and whose it was.
 *
 * @param whole whether a number of ids was to be written, and not for a time
 */
record Result(String name, int round, boolean whole, Outcome outcome) {
}
