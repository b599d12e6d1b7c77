package dev.larder.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.coherence.Position;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.KeyHash;
import dev.larder.internal.policy.FreshnessRule;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.spi.Source;

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

        /**
         * It holds a value of the method, fresh or old.
         *
         * @param value for who asked
         */
        record Usable(Held held, @Nullable Object value) implements Reading {

            Outcome.Answered answer(Source source) {
                return new Outcome.Answered(value, source,
                        held.value() instanceof Encoded encoded ? Optional.of(encoded) : Optional.empty());
            }
        }

        /** It is what it should be, but too old even for an old value. */
        record Expired() implements Reading {
        }

        /** Not an entry of this key and type. */
        record Unusable(String reason) implements Reading {
        }
    }

    /**
     * Decodes a found entry.
     *
     * @param serverMillis the time on the server's clock, if it is known
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
        if (serverMillis == RemoteTier.UNKNOWN_TIME) {
            // Its age cannot be told yet; an entry of any age may stand there.
            return new Reading.Expired();
        }
        Policy policy = method.policy();
        long freshUntil = now + (freshUntil(policy, entry) - serverMillis) * NANOS_PER_MILLI;
        if (freshUntil + policy.staleness().kept().toNanos() - now <= 0) {
            return new Reading.Expired();
        }
        long loadNanos = entry.loadMillis() * NANOS_PER_MILLI;
        long ttl = (entry.freshUntil() - entry.createdAt()) * NANOS_PER_MILLI - loadNanos;
        if (entry.absent()) {
            return new Reading.Usable(hold(method, null, entry.tags(), 0, new Span(freshUntil, ttl, loadNanos), now),
                    null);
        }
        try {
            Object form = method.copies() ? new Encoded(entry.payload()) : method.codec().decode(entry.payload());
            Object value = form instanceof Encoded encoded ? encoded.copy(method.codec()) : form;
            return new Reading.Usable(hold(method, form, entry.tags(), found.size(),
                    new Span(freshUntil, ttl, loadNanos), now), value);
        } catch (CodecException unreadable) {
            return new Reading.Unusable(String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException | StackOverflowError | LinkageError broken) {
            // Whatever a codec does, those who wait for the call are answered.
            return new Reading.Unusable("its codec threw " + broken.getClass().getName());
        }
    }

    /**
     * How long a value is fresh, on {@code Time.nanos()}.
     *
     * @param ttl as drawn when it was loaded
     * @param load how long its load took
     */
    record Span(long freshUntil, long ttl, long load) {
    }

    /**
     * A value as memory holds it from now on.
     *
     * @param form as in {@link Given#form()}
     */
    Held hold(CachedMethod method, @Nullable Object form, List<String> tags, int weight, Span span, long now) {
        Policy policy = method.policy();
        long kept = span.freshUntil() + policy.staleness().kept().toNanos();
        long localTtl = policy.lifetime().localTtl().toNanos();
        if (localTtl > 0 && now + localTtl - kept < 0) {
            kept = now + localTtl;
        }
        long due = FreshnessRule.dueFrom(policy, form == null, span.freshUntil(), span.ttl());
        long calm = FreshnessRule.calmUntil(policy, due, span.freshUntil(), span.load());
        if (kept - calm < 0) {
            calm = kept;
        }
        long idle = policy.lifetime().idle().toNanos();
        Held held = new Held(form, method.plan().valueType(), carried(method, tags), weight,
                new Held.Times(calm, due, span.freshUntil(), kept, span.load()), idle).readFirst(now);
        if (idle > 0 && method.usesRemote()) {
            held.calmUntil(now + Idle.touchAfter(idle));
        }
        return held;
    }

    private static List<String> carried(CachedMethod method, List<String> named) {
        if (named.isEmpty()) {
            return method.ownTags();
        }
        List<String> all = new ArrayList<>(named);
        all.addAll(method.ownTags());
        return List.copyOf(all);
    }

    /** How long a value stays fresh, drawn anew each time; zero: it is not to be stored. */
    Duration drawTtl(CachedMethod method, @Nullable Object value) {
        Policy.Lifetime lifetime = method.policy().lifetime();
        if (value != null && !method.storable().test(value)) {
            return Duration.ZERO;
        }
        Duration ttl = value == null ? lifetime.negativeTtl() : lifetime.ttl();
        double spread = lifetime.jitter() * (2 * random.getAsDouble() - 1);
        return Duration.ofNanos(Math.round(ttl.toNanos() * (1 + spread)));
    }

    /** How long Redis keeps an entry that is fresh for the ttl: as long as it is of any use. */
    static Duration kept(Policy policy, Duration ttl) {
        Duration kept = ttl.plus(policy.staleness().kept());
        Duration idle = policy.lifetime().idle();
        if (idle.isZero()) {
            return kept;
        }
        Duration unread = Idle.kept(idle);
        return unread.compareTo(kept) < 0 ? unread : kept;
    }

    /**
     * Encodes a loaded value.
     *
     * @param form as in {@link Given#form()}
     * @param reading of the tag clock, taken before the load
     * @param createdAt when its load began, on the server's clock
     * @param serverMillis the time on the server's clock
     */
    Envelope write(CachedMethod method, String key, @Nullable Object form, List<String> tags, Position reading,
            long createdAt, long serverMillis, Duration ttl) throws CodecException {
        byte[] payload = payload(method, form);
        int loadMillis = (int) Math.min(Integer.MAX_VALUE, Math.max(0, serverMillis - createdAt));
        return new Envelope(method.codec().id(), form == null, KeyHash.of(key), method.codec().fingerprint(),
                createdAt,
                serverMillis + ttl.toMillis(), loadMillis, reading.epoch(), reading.clock(), tags, payload);
    }

    private static byte[] payload(CachedMethod method, @Nullable Object form) throws CodecException {
        if (form instanceof Encoded encoded) {
            return encoded.bytes();
        }
        return form == null ? new byte[0] : method.codec().encode(form);
    }

    /** What the entry says, or what the policy of today allows, whichever is sooner: a ttl made shorter counts at once. */
    private static long freshUntil(Policy policy, Envelope entry) {
        Policy.Lifetime lifetime = policy.lifetime();
        Duration ttl = entry.absent() ? lifetime.negativeTtl() : lifetime.ttl();
        long loadedAt = entry.createdAt() + entry.loadMillis();
        long allowed = loadedAt + Math.round(ttl.toMillis() * (1 + lifetime.jitter()));
        return Math.min(entry.freshUntil(), allowed);
    }
}
