package dev.larder.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.time.Time;

/** A lease while a method runs under it: it is made to last as long, and what the method gave is written as an entry. */
final class HeldLease {

    private final Engine engine;
    private final CachedMethod method;
    private final String key;
    private final Lease lease;
    private final long began;
    private volatile boolean running = true;
    private volatile Time.@Nullable Cancellable extension;

    /** Begins to extend it. */
    HeldLease(Engine engine, CachedMethod method, String key, Lease lease) {
        this.engine = engine;
        this.method = method;
        this.key = key;
        this.lease = lease;
        this.began = engine.time.nanos();
        extendLater();
    }

    Lease lease() {
        return lease;
    }

    private void extendLater() {
        Duration length = engine.limits.leaseLength();
        extension = engine.time.after(engine.limits.extendAfter(), () -> {
            if (running && !engine.limits.isTooLong(engine.time.nanos() - began)) {
                engine.remote.extend(key, lease, length).thenAccept(ours -> {
                    if (ours && running) {
                        extendLater();
                    }
                });
            }
        });
    }

    /** The method has ended. */
    void stopExtending() {
        running = false;
        Time.Cancellable timer = extension;
        if (timer != null) {
            timer.cancel();
        }
    }

    /**
     * The entry of a value; empty if the tag clock was not to be read, or, told in the log, if its codec cannot write it.
     *
     * @param form as in {@link Given#form()}
     */
    Optional<Envelope> entry(@Nullable Object form, List<String> tags, Duration ttl) {
        if (lease.reading().isEmpty()) {
            method.meter().redisFault();
            return Optional.empty();
        }
        long serverMillis = engine.remote.serverMillis();
        if (serverMillis == RemoteTier.UNKNOWN_TIME) {
            serverMillis = lease.grantedAt() + (engine.time.nanos() - began) / 1_000_000;
        }
        try {
            return Optional.of(engine.entries.write(method, key, form, tags, lease.reading().get(), lease.grantedAt(),
                    serverMillis, ttl));
        } catch (CodecException unwritable) {
            engine.journal.warn(method.plan().cache(),
                    "a value cannot be kept in Redis: " + unwritable.getMessage());
            return Optional.empty();
        }
    }
}
