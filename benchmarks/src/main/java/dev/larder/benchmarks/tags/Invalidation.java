package dev.larder.benchmarks.tags;

/**
 * What one invalidation of a tag took.
 *
 * @param approach its name
 * @param entries that carried the tag
 * @param fillSeconds how long it took to store them
 * @param fillBytes by how much the memory of Redis grew meanwhile
 * @param millis until it was done
 * @param trips how often it waited for Redis
 * @param sent commands sent
 * @param run commands that Redis ran, those in scripts included
 * @param sample entries that were asked for before and after
 * @param before how many of them were answered before
 * @param after and after
 */
record Invalidation(String approach, int entries, double fillSeconds, long fillBytes, double millis, long trips,
        long sent, long run, int sample, long before, long after) {
}
