package dev.larder.internal.engine;

import java.util.Optional;

import dev.larder.internal.coherence.View;
import dev.larder.internal.policy.Freshness;
import dev.larder.internal.policy.FreshnessRule;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.LocalTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.time.Time;
import dev.larder.spi.Source;

/** What the memory of this process may answer with: what it holds, as far as it must have heard if that is worthless. */
final class Memory {

    private final LocalTier local;
    private final View view;
    private final TagMoves moves;
    private final FreshnessRule freshness;
    private final Copies copies;
    private final Time time;

    Memory(LocalTier local, View view, TagMoves moves, FreshnessRule freshness, Copies copies, Time time) {
        this.local = local;
        this.view = view;
        this.moves = moves;
        this.freshness = freshness;
        this.copies = copies;
        this.time = time;
    }

    /** The value if it is fresh and nothing is due, or {@link Held#NOTHING}. The whole way of a hit. */
    Held peek(CachedMethod method, String key) {
        if (method.usesLocal()) {
            Held held = local.get(key);
            long now = time.nanos();
            if (held.isCalm(method.plan().valueType(), now) && isTrusted(method, held, now)) {
                if (method.copies()) {
                    return copied(method, key, held);
                }
                method.meter().answered(key, Source.MEMORY);
                return held;
            }
        }
        return Held.NOTHING;
    }

    private Held copied(CachedMethod method, String key, Held held) {
        Optional<Outcome.Answered> copy = copies.answer(method, held, Source.MEMORY);
        if (copy.isEmpty()) {
            return Held.NOTHING;
        }
        method.meter().answered(key, Source.MEMORY);
        Object value = copy.get().value();
        return value == null ? held : held.with(value);
    }

    /** What may serve the call in whatever way. */
    Held kept(Call call) {
        if (call.method().usesLocal()) {
            Held held = local.get(call.key());
            long now = time.nanos();
            if (held.isKept(call.type(), now) && isTrusted(call.method(), held, now)) {
                return held;
            }
        }
        return Held.NOTHING;
    }

    Freshness judge(Call call, Held held) {
        Held.Times times = held.times();
        return freshness.judge(call.method().policy(), times.dueFrom(), times.freshUntil(), times.loadNanos(),
                time.nanos());
    }

    /** Whether this process hears of what happens to a load that was begun then. */
    boolean hearsOf(long began) {
        return view.hearsOf(began, time.nanos());
    }

    /**
     * Whether nothing has happened to a value, as far as this process must have heard. Of what Redis does not hold it knows as
     * much as any.
     */
    boolean isTrusted(CachedMethod method, Held held, long now) {
        return moves.isCurrent(held) && (view.covers(held.knownAt(), now) || !method.usesRemote());
    }
}
