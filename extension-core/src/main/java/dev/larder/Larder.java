package dev.larder;

import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

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
     * The queue of {@link WriteBehind} methods with this name.
     *
     * @throws IllegalArgumentException if no method writes to it; the message names those there are
     */
    WriteQueue queue(String name);

    /**
     * How many invalidations of this process Redis has not taken yet; they are tried again until it has. More than zero for
     * long means that other processes may answer with old values: something for a health check.
     */
    int owedInvalidations();

    /**
     * Forgets all entries that carry one of these tags, in whatever cache and however many, in Redis and in this process.
     * Loads under way answer their callers and are not stored. Waits for Redis, no longer than its deadline (on an event
     * loop not at all). In a transaction it comes about with the commit, and this returns at once.
     *
     * @throws IllegalArgumentException if no cached method carries such a tag
     * @throws InvalidationFailedException if Redis did not answer, with {@code larder.invalidation.on-failure=throw}
     */
    void invalidateTags(Tag... tags);

    /**
     * Forgets all entries whose keys match, of whatever cache, in Redis and in this process. A pattern is a template of
     * positions, as {@link Key#of} takes it, in which <code>*</code> stands for any text, <code>:</code> included:
     * <code>invalidatePattern("user:{0}:orders:*", id)</code>. A <code>*</code> in an argument stands for itself. Redis is
     * looked through page by page, so it takes longer the more keys there are; on an event loop it is not waited for. In
     * a transaction it comes about with the commit, and this returns at once.
     *
     * @throws IllegalArgumentException if the pattern has no <code>*</code>, does not begin with a literal and a
     *         <code>:</code>, does not fit the arguments, or no cached method makes keys that match
     * @throws InvalidationFailedException if Redis did not answer, with {@code larder.invalidation.on-failure=throw}
     */
    void invalidatePattern(String pattern, @Nullable Object... arguments);

    /** {@link #invalidatePattern} without waiting, as {@link #invalidateTagsAsync}. */
    CompletionStage<Void> invalidatePatternAsync(String pattern, @Nullable Object... arguments);

    /**
     * {@link #invalidateTags} without waiting: the stage completes when Redis has answered or failed to; where that is an
     * exception, with it.
     */
    CompletionStage<Void> invalidateTagsAsync(Tag... tags);
}
