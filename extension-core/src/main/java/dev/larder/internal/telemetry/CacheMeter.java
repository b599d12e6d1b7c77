package dev.larder.internal.telemetry;

import java.util.concurrent.atomic.LongAdder;

import dev.larder.CacheStats;
import dev.larder.spi.CallListener;
import dev.larder.spi.Source;

/** Counts what happens in one cache, and tells the listener of each answer. Thread-safe. */
public final class CacheMeter {

    private final String cache;
    private final CallListener listener;
    private final LongAdder memoryHits = new LongAdder();
    private final LongAdder redisHits = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder loadFailures = new LongAdder();
    private final LongAdder shared = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder waits = new LongAdder();
    private final LongAdder stores = new LongAdder();
    private final LongAdder redisFaults = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    public CacheMeter(String cache, CallListener listener) {
        this.cache = cache;
        this.listener = listener;
    }

    /** A call has its answer. */
    public void answered(String key, Source source) {
        switch (source) {
            case MEMORY -> memoryHits.increment();
            case REDIS -> redisHits.increment();
            case SHARED -> shared.increment();
            case STALE -> stale.increment();
            case METHOD -> {
                // Counted when the run began.
            }
        }
        listener.answered(cache, key, source);
    }

    public void loadStarted() {
        loads.increment();
    }

    public void loadFailed() {
        loadFailures.increment();
    }

    /** The load of another process is waited for. */
    public void waited() {
        waits.increment();
    }

    public void stored() {
        stores.increment();
    }

    public void redisFault() {
        redisFaults.increment();
    }

    public void unreadable() {
        unreadable.increment();
    }

    public CacheStats stats() {
        return new CacheStats(memoryHits.sum(), redisHits.sum(), loads.sum(), loadFailures.sum(), shared.sum(),
                stale.sum(), waits.sum(), stores.sum(), redisFaults.sum(), unreadable.sum());
    }
}
