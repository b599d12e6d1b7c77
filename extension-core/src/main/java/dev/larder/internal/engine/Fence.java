package dev.larder.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.tier.Acquisition;

/**
 * Keeps a key empty while nobody knows whether what belongs under it has changed. The entry goes, and the lease is taken from
 * whoever loads: what was loaded before is not stored, and what is loaded meanwhile is not either. If this process ends, the
 * fence ends with its lease, and the key is empty. One object serves one change; thread-safe.
 */
public final class Fence {

    private final Engine engine;
    private final CachedMethod method;
    private final String key;
    private volatile @Nullable HeldLease lease;

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
                lease = new HeldLease(engine, method, key, granted.lease());
                return true;
            }
            method.meter().redisFault();
            return false;
        });
    }

    /** It is known, and the key is about to be forgotten. Those who wait for it are told. */
    public void end() {
        HeldLease held = lease;
        if (held != null) {
            held.stopExtending();
            engine.returns.discard(key, held.lease());
        }
    }

    /** It is known that nothing has changed: others may load. */
    public void lift() {
        HeldLease held = lease;
        if (held != null) {
            held.stopExtending();
            engine.returns.giveBack(key, held.lease(), Duration.ZERO);
        }
    }
}
