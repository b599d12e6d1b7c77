package dev.larder.it.coherence;

/**
 * A row of the database, as a load has read it.
 *
 * @param row so that the answer for another key shows
 * @param group of rows that are invalidated together
 * @param version counts the row's commits
 */
public record Counter(int row, int group, long version) {
}
