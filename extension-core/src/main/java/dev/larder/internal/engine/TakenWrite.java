package dev.larder.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.EnvelopeFormat;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.RemoteTier;

/**
 * What the caches make of a write that a queue takes together with the entry of its key. One object serves one call;
 * thread-safe.
 */
public final class TakenWrite {

    private final Engine engine;
    private final CachedMethod method;
    private final String key;
    private final long stamp;
    private final long moves;
    private final long began;
    private volatile @Nullable Held held;

    private TakenWrite(Engine engine, CachedMethod method, String key) {
        this.engine = engine;
        this.method = method;
        this.key = key;
        this.stamp = engine.local.stamp(key);
        this.moves = engine.moves.now();
        this.began = engine.time.nanos();
    }

    /** To be called before the queue is offered the write. */
    public static TakenWrite begin(Engine engine, CachedMethod method, String key) {
        return new TakenWrite(engine, method, key);
    }

    /**
     * An entry as Redis is to hold it.
     *
     * @param kept how long
     */
    public record Entry(byte[] bytes, Duration kept) {
    }

    /**
     * The entry of a value. It counts as read under what this process has heard of the tag clock: that may be a little old,
     * and then it is taken for invalidated, not for current.
     *
     * @param value null: that there is none
     * @param ttl of this value, instead of the cached method's
     * @return empty if nothing may be stored: then nothing is to stand under the key
     */
    public Optional<Entry> entry(@Nullable Object value, Tags tags, Optional<Duration> ttl) {
        try {
            Duration drawn = method.policy().enabled() ? engine.entries.drawTtl(method, value) : Duration.ZERO;
            Duration fresh = drawn.isZero() || value == null ? drawn : ttl.orElse(drawn);
            Optional<List<String>> carried = fresh.isZero() ? Optional.empty() : tags.of(value);
            if (carried.isEmpty()) {
                return Optional.empty();
            }
            Given given = engine.copies.given(method, value);
            if (!given.isKept()) {
                return Optional.empty();
            }
            @Nullable
            Object form = given.form();
            Optional<Entry> entry = method.usesRemote() ? encode(form, carried.get(), fresh) : Optional.empty();
            Entries.Span span = new Entries.Span(began + fresh.toNanos(), fresh.toNanos(), 0);
            int weight = entry.map(encoded -> encoded.bytes().length).orElseGet(() -> Weight.of(form));
            if (method.usesLocal()) {
                held = engine.entries.hold(method, form, carried.get(), weight, span, began).begun(began, moves);
            }
            return entry;
        } catch (CodecException | RuntimeException unwritable) {
            engine.journal.warn(method.plan().cache(),
                    "a written value cannot be kept: " + unwritable.getClass().getName());
            return Optional.empty();
        }
    }

    private Optional<Entry> encode(@Nullable Object form, List<String> carried, Duration ttl) throws CodecException {
        long now = engine.remote.serverMillis();
        if (now == RemoteTier.UNKNOWN_TIME) {
            return Optional.empty();
        }
        Envelope entry = engine.entries.write(method, key, form, carried, engine.remote.heard(), now, now, ttl);
        return Optional.of(new Entry(EnvelopeFormat.encode(entry), Entries.kept(method.policy(), ttl)));
    }

    /** The queue has the write, and the entry stands under its key. */
    public void taken() {
        engine.detach(key);
        Held known = held;
        if (known == null || !engine.local.replace(key, known, stamp)) {
            engine.local.remove(key);
        }
        engine.waits.wake(key);
    }
}
