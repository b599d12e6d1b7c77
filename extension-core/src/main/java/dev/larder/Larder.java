package dev.larder;

import java.util.Set;

/** The caches of this application, in code: a bean to inject where an annotation does not reach. */
public interface Larder {

    /**
     * A cache by the name it has in {@link Cached#cache()} and in configuration.
     *
     * @throws IllegalArgumentException if no cached method declares it; the text lists those that exist
     */
    Cache cache(String name);

    /** The names of all caches, sorted. */
    Set<String> caches();
}
