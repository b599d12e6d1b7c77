package dev.larder.internal.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Lease;

/**
 * Keeps a key empty while nobody knows whether what belongs under it has changed. The entry goes, and the lease is taken from
 * whoever loads: what was loaded before is not stored, and what is loaded meanwhile is not either. If this process ends, the
 * fence ends with its lease, and the key is empty. One object serves one change; thread-safe.
 */
public final class Fence {

    private final Engine engine;
    private final CachedMethod method;
    private final String key;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable HeldLease lease;
    private boolean over;

    private Fence(Engine engine, CachedMethod method, String key) {
        this.engine = engine;
        this.method = method;
        this.key = key;
    }

    /** @param method one whose key it is */
    public static Fence of(Engine engine, CachedMethod method, String key) {
        return new Fence(engine, method, key);
    }

    /** @return whether it stands, which is known within patience; never fails */
    public CompletableFuture<Boolean> set() {
        return engine.seize(key).thenApply(acquisition -> {
            if (acquisition instanceof Acquisition.Granted granted) {
                return stands(granted.lease());
            }
            method.meter().redisFault();
            return false;
        });
    }

    private boolean stands(Lease granted) {
        lock.lock();
        try {
            if (!over) {
                lease = new HeldLease(engine, method, key, granted);
                return true;
            }
        } finally {
            lock.unlock();
        }
        // It comes too late: nobody would lift it any more.
        engine.returns.giveBack(key, granted, Duration.ZERO);
        return true;
    }

    /** The lease, if it was granted in time. */
    private Optional<Lease> over() {
        lock.lock();
        try {
            over = true;
            Optional<HeldLease> held = Optional.ofNullable(lease);
            held.ifPresent(HeldLease::stopExtending);
            return held.map(HeldLease::lease);
        } finally {
            lock.unlock();
        }
    }

    /** It is known, and the key is about to be forgotten. Those who wait for it are told. */
    public void end() {
        over().ifPresent(held -> engine.returns.discard(key, held));
    }

    /** It is known that nothing has changed: others may load. */
    public void lift() {
        over().ifPresent(held -> engine.returns.giveBack(key, held, Duration.ZERO));
    }
}
