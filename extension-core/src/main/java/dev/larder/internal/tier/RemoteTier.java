package dev.larder.internal.tier;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.coherence.Position;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Reply;

/**
 * The entries that all processes share, and the leases to load them. Thread-safe, never blocks, never throws: faults are
 * outcomes. Futures may complete on any thread, an event loop included.
 * <p>
 * The fence: an entry is stored only under a lease that still holds. Whoever acquires a lease takes it from nobody who
 * loads (unless by force), a removal destroys it together with the entry, and time ends it. So what was loaded before a
 * removal is never stored after it.
 */
public interface RemoteTier {

    long UNKNOWN_TIME = Long.MIN_VALUE;

    /** @param tag that all entries of the key's cache carry besides those they name */
    CompletableFuture<Lookup> find(String key, String tag);

    /** Asks for the lease of a key. What stands there stays readable. */
    CompletableFuture<Acquisition> acquire(String key, Duration length, Claim claim);

    /** Makes a lease end later, unless it has ended: then the answer is false. */
    CompletableFuture<Boolean> extend(String key, Lease lease, Duration length);

    /**
     * Stores an entry if the lease still holds, and ends the lease. Tells those who wait.
     *
     * @param kept how long it is kept, on the server's clock
     */
    CompletableFuture<Storing> store(String key, Lease lease, Envelope entry, Duration kept);

    /**
     * Ends a lease without an entry, or turns it into a pause. What stood behind it stays. Tells those who wait.
     *
     * @param pause zero: the next may load at once; otherwise nobody is granted a lease for so long
     * @return whether Redis has answered: then the lease is not ours, whether it was or not
     */
    CompletableFuture<Boolean> release(String key, Lease lease, Duration pause);

    /**
     * Ends a lease and removes what stood behind it. Tells those who wait.
     *
     * @return as {@link #release}
     */
    CompletableFuture<Boolean> discard(String key, Lease lease);

    /** Makes an entry be kept this much longer from now, at least; for entries that end when nobody reads them. */
    void touch(String key, Duration kept);

    /** Removes an entry and its lease, and tells all processes. */
    CompletableFuture<Reply> remove(String key);

    /**
     * Removes all entries of a pattern, page by page, and tells all processes.
     *
     * @return the number removed, or the fault that ended it
     */
    CompletableFuture<Reply> removeMatching(PatternMatcher keys);

    /** Makes all entries worthless that carry one of the tags, and tells all processes; in one step, whatever their number. */
    CompletableFuture<Reply> moveTags(List<String> tags);

    /** Makes all entries of all caches worthless. */
    CompletableFuture<Reply> leaveEpoch();

    /** Tells all processes that another entry stands under the key now. */
    CompletableFuture<Reply> replaced(String key);

    /**
     * The reading of the tag clock that this process has heard of last, which takes no asking. What is stored under it counts
     * as invalidated if a tag of it has moved since.
     */
    Position heard();

    /** Whether the server says anything, be it an error. False also if it is not asked, because it was silent before. */
    CompletableFuture<Boolean> answers();

    /** The server's clock in milliseconds, or {@link #UNKNOWN_TIME} before the first contact with it. */
    long serverMillis();
}
