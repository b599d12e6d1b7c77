package dev.larder.internal.config;

import io.smallrye.config.WithDefault;

/** What becomes of invalidations that do not reach Redis. */
public interface InvalidationSettings {

    /**
     * {@code log}: who invalidates is not told when Redis cannot be reached; the log is. {@code throw}: gets an
     * {@code InvalidationFailedException}. Either way it is tried again until Redis has taken it.
     */
    @WithDefault("log")
    OnFailure onFailure();

    /**
     * How many invalidations that did not reach Redis a process remembers one by one. Beyond that, all entries of all caches
     * are forgotten once Redis answers. From 1 to 1000000.
     */
    @WithDefault("10000")
    int maxOwed();
}
