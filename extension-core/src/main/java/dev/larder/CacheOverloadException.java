package dev.larder;

import java.time.Duration;

/**
 * A call found as many loads of its cache under way as {@code max-concurrent-loads} allows, no old value, and no place
 * within the time it may wait. The method did not run.
 */
public final class CacheOverloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String cache;

    public CacheOverloadException(String cache, int maxConcurrentLoads, Duration waited) {
        super("The cache '" + cache + "' runs its method " + maxConcurrentLoads + " times at once, as"
                + " larder.caches.\"" + cache + "\".max-concurrent-loads allows, and none ended within "
                + waited.toMillis()
                + " ms (larder.waiters.max-wait)");
        this.cache = cache;
    }

    /** The name of the cache. */
    public String cache() {
        return cache;
    }
}
