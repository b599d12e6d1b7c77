package dev.larder;

import java.util.concurrent.CompletionStage;

/** One cache: the entries of all methods that declare its name. Thread-safe. */
public interface Cache {

    String name();

    /**
     * Forgets an entry, in Redis and in this process. Loads under way answer their callers and are not stored by this
     * process. Waits for Redis, no longer than its deadline (on an event loop not at all), and tries again in the background if it
     * does not answer. In a transaction it comes about with the commit, and this returns at once.
     * In a transaction all methods of this type that forget something return at once, and it is forgotten when the
     * transaction is committed.
     *
     * @throws IllegalArgumentException if no method of this cache makes such a key
     * @throws InvalidationFailedException if Redis did not answer, with {@code larder.invalidation.on-failure=throw}
     */
    void invalidate(Key key);

    /**
     * {@link #invalidate} without waiting: the stage completes when Redis has answered or failed to; where that is an exception,
     * with it.
     */
    CompletionStage<Void> invalidateAsync(Key key);

    /** {@link #invalidate} for all entries, in one command whatever their number. They stay in Redis, unread, until they expire. */
    void clear();

    /** {@link #clear} without waiting. */
    CompletionStage<Void> clearAsync();

    CacheStats stats();
}
