package dev.larder.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.KeyHash;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.Lookup;

/** Makes entries of loaded values, and values of found entries. */
final class Entries {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final DoubleSupplier random;

    /** @param random uniform from 0 (inclusive) to 1 (exclusive) */
    Entries(DoubleSupplier random) {
        this.random = random;
    }

    /** What a found entry is good for. */
    sealed interface Reading {

        record Usable(Held held) implements Reading {
        }

        /** It is what it should be, but its time is over. */
        record Expired() implements Reading {
        }

        /** Not an entry of this key and type. */
        record Unusable(String reason) implements Reading {
        }
    }

    /**
     * Decodes a found entry.
     *
     * @param serverMillis the time on the server's clock
     * @param now the same moment on {@code Time.nanos()}
     */
    Reading read(CachedMethod method, String key, Lookup.Found found, long serverMillis, long now) {
        Envelope entry = found.entry();
        if (entry.keyHash() != KeyHash.of(key)) {
            return new Reading.Unusable("it was written under another key");
        }
        if (entry.fingerprint() != method.codec().fingerprint() || entry.codec() != method.codec().id()) {
            return new Reading.Unusable("it was written for another shape of " + method.plan().valueType());
        }
        long left = freshUntil(method.policy(), entry) - serverMillis;
        if (left <= 0) {
            return new Reading.Expired();
        }
        long freshUntil = now + left * NANOS_PER_MILLI;
        String type = method.plan().valueType();
        if (entry.absent()) {
            return new Reading.Usable(new Held(null, type, freshUntil, 0));
        }
        try {
            Object value = method.codec().decode(entry.payload());
            return new Reading.Usable(new Held(value, type, freshUntil, found.size()));
        } catch (CodecException unreadable) {
            return new Reading.Unusable(String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException | StackOverflowError | LinkageError broken) {
            // Whatever a codec does, those who wait for the call are answered.
            return new Reading.Unusable("its codec threw " + broken.getClass().getName());
        }
    }

    /** How long a value stays fresh, drawn anew each time; zero: it is not to be stored. */
    Duration drawTtl(Policy policy, @Nullable Object value) {
        Duration ttl = value == null ? policy.negativeTtl() : policy.ttl();
        double spread = policy.jitter() * (2 * random.getAsDouble() - 1);
        return Duration.ofNanos(Math.round(ttl.toNanos() * (1 + spread)));
    }

    /**
     * Encodes a loaded value.
     *
     * @param createdAt when its load began, on the server's clock
     * @param serverMillis the time on the server's clock
     */
    Envelope write(CachedMethod method, String key, @Nullable Object value, long createdAt, long serverMillis,
            Duration ttl) throws CodecException {
        byte[] payload = value == null ? new byte[0] : method.codec().encode(value);
        int loadMillis = (int) Math.min(Integer.MAX_VALUE, Math.max(0, serverMillis - createdAt));
        return new Envelope(method.codec().id(), value == null, KeyHash.of(key), method.codec().fingerprint(),
                createdAt,
                serverMillis + ttl.toMillis(), loadMillis, 0, 0, List.of(), payload);
    }

    /** What the entry says, or what the policy of today allows, whichever is sooner: a ttl made shorter counts at once. */
    private static long freshUntil(Policy policy, Envelope entry) {
        Duration ttl = entry.absent() ? policy.negativeTtl() : policy.ttl();
        long loadedAt = entry.createdAt() + entry.loadMillis();
        long allowed = loadedAt + Math.round(ttl.toMillis() * (1 + policy.jitter()));
        return Math.min(entry.freshUntil(), allowed);
    }
}
