package dev.larder.internal.tier;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.redis.Reply;

/**
 * The entries that all processes share. Thread-safe, never blocks, never throws: faults are outcomes. Futures may complete
 * on any thread, an event loop included.
 */
public interface RemoteTier {

    CompletableFuture<Lookup> find(String key);

    /**
     * Stores an entry, for its ttl on the server's clock.
     *
     * @return what the server said
     */
    CompletableFuture<Reply> store(String key, Envelope entry, Duration ttl);

    CompletableFuture<Reply> remove(String key);

    /**
     * Removes all entries of a template, page by page.
     *
     * @return the number removed, or the fault that ended it
     */
    CompletableFuture<Reply> removeMatching(KeyMatcher keys);

    /** The server's clock in milliseconds, or {@link #UNKNOWN_TIME} before the first contact with it. */
    long serverMillis();

    long UNKNOWN_TIME = Long.MIN_VALUE;
}
