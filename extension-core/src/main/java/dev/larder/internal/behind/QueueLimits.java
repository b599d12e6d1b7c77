package dev.larder.internal.behind;

import java.time.Duration;

/**
 * The limits of a queue.
 *
 * @param partitions how many it begins with
 * @param maxBacklog so many writes wait at most
 * @param batch so many keys are written at once at most
 * @param delay so long a write waits for others of its key
 * @param lease so long a partition is owned unless that is extended
 * @param maxAttempts then a write is a dead letter
 * @param minBackoff the first pause after a failure; each is twice as long as the one before
 * @param maxBackoff the longest
 */
public record QueueLimits(int partitions, long maxBacklog, int batch, Duration delay, Duration lease, int maxAttempts,
        Duration minBackoff, Duration maxBackoff) {

    private static final int WRITES_PER_KEY = 8;
    private static final int FEW = 1_000;
    private static final int MANY = 20_000;

    /** So many writes of a partition are held in memory. */
    int window() {
        return Math.max(Math.min(batch * WRITES_PER_KEY, MANY), FEW);
    }

    /** Before the next try. */
    Duration pause(int failures) {
        Duration pause = minBackoff;
        for (int i = 1; i < failures && pause.compareTo(maxBackoff) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(maxBackoff) < 0 ? pause : maxBackoff;
    }
}
