package dev.larder;

import java.util.Set;
import java.util.concurrent.CompletionStage;

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

    /**
     * Forgets all entries that carry one of these tags, in whatever cache and however many, in Redis and in this process.
     * Loads under way answer their callers and are not stored. Waits for Redis, no longer than its deadline (on an event
     * loop not at all); never throws because of it.
     *
     * @throws IllegalArgumentException if no cached method carries such a tag
     */
    void invalidateTags(Tag... tags);

    /** {@link #invalidateTags} without waiting: the stage completes, never exceptionally, when Redis has answered or failed to. */
    CompletionStage<Void> invalidateTagsAsync(Tag... tags);
}
