package dev.larder.internal.engine;

import static dev.larder.internal.engine.Bench.KEY;
import static dev.larder.internal.engine.Bench.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.Tier;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.tier.MapTier;

/** What was loaded or read before an invalidation is never stored after it. Without the fence it is: each test shows both. */
class EngineFenceTest {

    private final CompletableFuture<Object> load = new CompletableFuture<>();

    /** @return whether memory holds the old value in spite of the invalidation */
    private boolean storedInSpiteOf(Bench bench, Runnable invalidation) {
        bench.method = Bench.method("java.lang.String", Bench.policy(Tier.LOCAL));
        CompletableFuture<Outcome> call = bench.call(load);
        invalidation.run();
        load.complete("old");
        assertThat(value(call)).as("its own caller gets the value").isEqualTo("old");
        return bench.held() != null;
    }

    @Test
    void valueLoadedBeforeAnInvalidationIsNotStored() {
        Bench bench = new Bench(MapTier.fenced());
        assertThat(storedInSpiteOf(bench, () -> bench.engine.invalidate(KEY))).isFalse();
    }

    @Test
    void valueLoadedBeforeAnInvalidationIsStoredWithoutTheFence() {
        Bench bench = new Bench(MapTier.unfenced());
        assertThat(storedInSpiteOf(bench, () -> bench.engine.invalidate(KEY))).isTrue();
    }

    @Test
    void valueLoadedBeforeAClearIsNotStored() {
        Bench bench = new Bench(MapTier.fenced());
        assertThat(storedInSpiteOf(bench,
                () -> bench.engine.invalidateMatching(List.of(Bench.ALL)))).isFalse();
    }

    @Test
    void valueLoadedBeforeAClearIsStoredWithoutTheFence() {
        Bench bench = new Bench(MapTier.unfenced());
        assertThat(storedInSpiteOf(bench,
                () -> bench.engine.invalidateMatching(List.of(Bench.ALL)))).isTrue();
    }

    /** @return whether memory holds the value of a load that a reload overtook */
    private boolean overtakenLoadIsHeld(Bench bench) {
        bench.method = Bench.method("java.lang.String", Bench.policy(Tier.LOCAL));
        CompletableFuture<Outcome> older = bench.call(load);
        CompletableFuture<Outcome> reload = bench.reload(() -> CompletableFuture.completedStage("new"), Runnable::run);
        load.complete("old");
        assertThat(value(older)).isEqualTo("old");
        assertThat(value(reload)).isEqualTo("new");
        return "old".equals(bench.held());
    }

    @Test
    void leaseOfALoadThatAnInvalidationOvertookStoresNothingInRedis() {
        Bench bench = new Bench(MapTier.fenced());
        CompletableFuture<Outcome> call = bench.call(load);
        bench.engine.invalidate(KEY);
        load.complete("old");
        assertThat(value(call)).isEqualTo("old");
        assertThat(bench.remote.entry(KEY)).isNull();
    }

    @Test
    void reloadFencesOlderLoads() {
        assertThat(overtakenLoadIsHeld(new Bench(MapTier.fenced()))).isFalse();
    }

    @Test
    void reloadFencesNothingWithoutTheFence() {
        assertThat(overtakenLoadIsHeld(new Bench(MapTier.unfenced()))).isTrue();
    }

    /** @return whether memory holds a value that was read from Redis before it was removed there */
    private boolean overtakenReadIsHeld(Bench bench) {
        bench.call("old");
        Envelope entry = bench.remote.entry(KEY);
        bench.engine.invalidate(KEY);
        bench.remote.put(KEY, entry);
        bench.remote.hold();
        CompletableFuture<Outcome> call = bench.call("not loaded");
        bench.engine.invalidate(KEY);
        bench.remote.release();
        assertThat(value(call)).isEqualTo("old");
        return "old".equals(bench.held());
    }

    @Test
    void valueReadFromRedisBeforeAnInvalidationIsNotHeld() {
        assertThat(overtakenReadIsHeld(new Bench(MapTier.fenced()))).isFalse();
    }

    /** The second look of an invalidation, after Redis has answered, takes away what the missing fence let in. */
    @Test
    void invalidationLooksAtMemoryAgainWhenRedisHasAnswered() {
        assertThat(overtakenReadIsHeld(new Bench(MapTier.unfenced()))).isFalse();
    }

    @Test
    void callAfterAnInvalidationDoesNotShareAnOlderLoad() {
        Bench bench = new Bench(MapTier.fenced());
        CompletableFuture<Outcome> older = bench.call(load);
        CompletableFuture<Outcome> waiter = bench.call("not loaded");
        bench.engine.invalidate(KEY);
        assertThat(value(bench.call("new"))).isEqualTo("new");
        load.complete("old");
        assertThat(value(older)).isEqualTo("old");
        assertThat(value(waiter)).isEqualTo("old");
        assertThat(bench.held()).isEqualTo("new");
    }

    @Test
    void callAfterAClearDoesNotShareAnOlderLoad() {
        Bench bench = new Bench(MapTier.fenced());
        bench.call(load);
        bench.engine.invalidateMatching(List.of(Bench.ALL));
        assertThat(value(bench.call("new"))).isEqualTo("new");
    }
}
