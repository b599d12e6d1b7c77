package dev.larder.internal.deferral;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.behind.Queue;
import dev.larder.internal.behind.QueueModel;
import dev.larder.internal.coherence.View;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.engine.EngineLimits;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.tier.MapRemoteTier;
import dev.larder.internal.tier.MapTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.time.FakeTime;

/** A queue in memory that takes three writes, and what offers to it need. */
final class OfferBench {

    static final Duration LEASE = Duration.ofSeconds(10);
    static final Duration MAX_WAIT = Duration.ofSeconds(5);
    static final Duration PATIENCE = Duration.ofMillis(150);

    final FakeTime time = new FakeTime();
    final InMemoryRedis redis = new InMemoryRedis(time);
    final QueueModel model = QueueModel.teach(redis, time);
    final List<String> warnings = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();
    final Doubt doubt = new Doubt(time);
    final Kept kept = new Kept(time, (about, text) -> warnings.add(text), 2);
    final Engine engine = new Engine(MapTier.fenced(), new MapRemoteTier(time), time, () -> 0.5,
            new EngineLimits(Duration.ofSeconds(5), 8, 4, Duration.ofSeconds(3), Duration.ofMinutes(2), PATIENCE, 100),
            View.always(), new TagMoves(), (about, text) -> warnings.add(text));
    private final Queue queue = QueueModel.queue("orders", redis, time, 3, LEASE,
            (about, text) -> warnings.add(text));

    Offer.Terms terms(boolean passes) {
        return new Offer.Terms(queue, engine, time, (about, text) -> warnings.add(text), doubt, kept, MAX_WAIT,
                passes,
                key -> {
                    forgotten.add(key);
                    return CompletableFuture.completedFuture(null);
                });
    }

    Offer offer(String key, String call) {
        return offer(key, call, true);
    }

    Offer offer(String key, String call, boolean passes) {
        return new Offer(terms(passes), new Offer.Write(key, false, call.getBytes(StandardCharsets.UTF_8),
                Optional.empty(), Optional.empty()));
    }

    /** Nothing more goes in. */
    void fill(String... keys) {
        for (String key : keys) {
            offer(key, "before").make();
        }
    }

    /** What waits, in order. */
    List<String> calls() {
        return model.waiting().stream().map(write -> new String(write.call(), StandardCharsets.UTF_8)).toList();
    }
}
