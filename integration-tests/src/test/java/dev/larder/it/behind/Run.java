package dev.larder.it.behind;

/**
 * A body that wrote one row, in the order of commits for each row. Times are the {@code nanoTime} of all processes.
 *
 * @param began when it was called
 * @param written when it had the lock of the row
 */
public record Run(String row, long number, int worker, long began, long written) {
}
