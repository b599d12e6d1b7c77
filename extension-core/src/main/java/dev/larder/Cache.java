package dev.larder;

import java.util.concurrent.CompletionStage;

/** One cache: the entries of all methods that declare its name. Thread-safe. */
public interface Cache {

    String name();

    /**
     * Forgets an entry, in Redis and in this process. Loads under way answer their callers and are not stored by this
     * process. Waits for Redis, no longer than its deadline (on an event loop not at all); never throws because of it.
     * In a transaction all methods of this type that forget something return at once, and it is forgotten when the
     * transaction is committed.
     *
     * @throws IllegalArgumentException if no method of this cache makes such a key
     */
    void invalidate(Key key);

    /** {@link #invalidate} without waiting: the stage completes, never exceptionally, when Redis has answered or failed to. */
    CompletionStage<Void> invalidateAsync(Key key);

    /** {@link #invalidate} for all entries; in Redis page by page, so that it takes longer the more keys there are. */
    void clear();

    /** {@link #clear} without waiting. */
    CompletionStage<Void> clearAsync();

    CacheStats stats();
}
