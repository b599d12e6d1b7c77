package dev.larder.internal.tier.local;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.LocalTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.time.Time;

/**
 * The local tier over one Caffeine cache, bounded by weight.
 * <p>
 * Caffeine is not told when entries expire: its check reads the clock and a timer wheel on every hit, which costs more
 * than the look-up. Whoever gets an entry checks its freshness; a sweep frees what nobody asks for any more.
 */
public final class CaffeineTier implements LocalTier, AutoCloseable {

    /** Besides its key and value an entry costs about this much. */
    static final int ENTRY_OVERHEAD = 96;

    static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    private static final int STRIPES = 4096;

    private final AtomicLongArray stamps = new AtomicLongArray(STRIPES);
    /** Puts share it; a mass removal has it alone while it moves all stamps, so that no put stands between check and write. */
    private final ReadWriteLock stamping = new ReentrantReadWriteLock();
    private final Cache<String, Held> entries;
    private final TagMoves moves;
    private final Time time;
    private volatile boolean closed;
    private volatile Time.Cancellable sweep;

    /** @param moves what a tag has made worthless is freed with what is over */
    public CaffeineTier(long maxWeight, TagMoves moves, Time time) {
        this.moves = moves;
        this.time = time;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxWeight)
                .weigher((String key, Held held) -> weight(key, held))
                .executor(Runnable::run)
                .build();
        this.sweep = time.after(SWEEP_EVERY, this::sweep);
    }

    @Override
    public Held get(String key) {
        Held held = entries.getIfPresent(key);
        return held == null ? Held.NOTHING : held;
    }

    @Override
    public long stamp(String key) {
        return stamps.get(stripe(key));
    }

    @Override
    public long fence(String key) {
        return stamps.incrementAndGet(stripe(key));
    }

    @Override
    public boolean put(String key, Held held, long stamp) {
        return putIf(key, held, stripe -> stamps.get(stripe) == stamp);
    }

    @Override
    public boolean replace(String key, Held held, long stamp) {
        return putIf(key, held, stripe -> stamps.compareAndSet(stripe, stamp, stamp + 1));
    }

    private boolean putIf(String key, Held held, IntPredicate unmoved) {
        boolean[] accepted = new boolean[1];
        stamping.readLock().lock();
        try {
            // Check and write are one step under the key's lock; a removal moves the stamp before it takes that lock.
            entries.asMap().compute(key, (same, old) -> {
                accepted[0] = unmoved.test(stripe(same));
                return accepted[0] ? held : old;
            });
        } finally {
            stamping.readLock().unlock();
        }
        return accepted[0];
    }

    @Override
    public void remove(String key) {
        stamps.incrementAndGet(stripe(key));
        // Not invalidate(): that skips the key's lock when nothing is there yet, and so would not wait for a put.
        entries.asMap().compute(key, (same, old) -> null);
    }

    @Override
    public void removeMatching(Predicate<String> keys) {
        stamping.writeLock().lock();
        try {
            for (int stripe = 0; stripe < STRIPES; stripe++) {
                stamps.incrementAndGet(stripe);
            }
        } finally {
            stamping.writeLock().unlock();
        }
        for (String key : entries.asMap().keySet()) {
            if (keys.test(key)) {
                entries.asMap().compute(key, (same, old) -> null);
            }
        }
    }

    /** How much is held, in bytes, about. */
    public long weight() {
        entries.cleanUp();
        return entries.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    public long count() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    @Override
    public void close() {
        closed = true;
        sweep.cancel();
        entries.invalidateAll();
    }

    private void sweep() {
        long now = time.nanos();
        entries.asMap().values().removeIf(held -> held.isOver(now) || !moves.isCurrent(held));
        if (!closed) {
            sweep = time.after(SWEEP_EVERY, this::sweep);
        }
    }

    private static int weight(String key, Held held) {
        long sum = (long) ENTRY_OVERHEAD + key.length() + held.weight();
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    private static int stripe(String key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }
}
