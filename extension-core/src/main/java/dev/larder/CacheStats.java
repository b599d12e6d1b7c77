package dev.larder;

/**
 * What happened to the calls of a cache in this process since it started.
 *
 * @param memoryHits answered from this process' memory
 * @param redisHits answered from Redis
 * @param loads runs of the method; one for many elements counts as one for each
 * @param loadFailures of these, those that ended in an exception
 * @param shared answered by the load of another call
 * @param stale answered with an old value
 * @param waits loads of other processes that were waited for
 * @param stores entries handed to Redis
 * @param redisFaults commands that Redis did not answer in time, or refused
 * @param unreadable entries in Redis that were none of ours, damaged, or of another shape
 */
public record CacheStats(long memoryHits, long redisHits, long loads, long loadFailures, long shared, long stale,
        long waits, long stores, long redisFaults, long unreadable) {
}
