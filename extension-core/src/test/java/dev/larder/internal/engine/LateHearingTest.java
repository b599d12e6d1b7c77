package dev.larder.internal.engine;

import static dev.larder.internal.engine.Bench.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.internal.coherence.LateView;
import dev.larder.internal.tier.MapTier;
import dev.larder.internal.time.FakeTime;

/** A process that begins to hear what others remove while its first loads are on their way. */
class LateHearingTest {

    private static final Duration MAX_LAG = Duration.ofMillis(100);

    private final FakeTime time = new FakeTime();
    private final LateView late = new LateView(MAX_LAG, time);
    private final Bench bench = new Bench(MapTier.fenced(), time, late.view());
    private final CompletableFuture<Object> load = new CompletableFuture<>();

    @Test
    void loadThatBeganAfterItHeardIsJoinedHoweverLongRedisTook() {
        bench.remote.hold();
        CompletableFuture<Outcome> first = bench.call(load);
        time.advance(Duration.ofMillis(10));
        late.hears();
        time.advance(Bench.LIMITS.patience());
        CompletableFuture<Outcome> second = bench.call("own");
        load.complete("shared");
        assertThat(value(first)).isEqualTo("shared");
        assertThat(value(second)).isEqualTo("shared");
        assertThat(bench.stats().loads()).isEqualTo(1);
    }

    @Test
    void loadThatBeganBeforeItHeardIsNotJoinedAfterTheLag() {
        CompletableFuture<Outcome> first = bench.call(load);
        time.advance(Duration.ofMillis(10));
        late.hears();
        time.advance(MAX_LAG);
        CompletableFuture<Outcome> second = bench.call("own");
        assertThat(value(second)).isEqualTo("own");
        load.complete("older");
        assertThat(value(first)).isEqualTo("older");
    }

    @Test
    void loadThatBeganBeforeItHeardIsJoinedWithinTheLag() {
        bench.call(load);
        time.advance(Duration.ofMillis(10));
        late.hears();
        time.advance(MAX_LAG.minusMillis(10));
        CompletableFuture<Outcome> second = bench.call("own");
        load.complete("shared");
        assertThat(value(second)).isEqualTo("shared");
    }
}
