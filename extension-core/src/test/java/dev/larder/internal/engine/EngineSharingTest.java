package dev.larder.internal.engine;

import static dev.larder.internal.engine.Bench.POLICY;
import static dev.larder.internal.engine.Bench.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.internal.tier.MapTier;
import dev.larder.spi.Source;

/** Calls that miss the same key at once share one load, within bounds. */
class EngineSharingTest {

    private final Bench bench = new Bench(MapTier.fenced());
    private final CompletableFuture<Object> load = new CompletableFuture<>();

    @Test
    void waiterSharesTheOutcomeOfTheLeader() {
        CompletableFuture<Outcome> leader = bench.call(load);
        CompletableFuture<Outcome> waiter = bench.call("not loaded");
        assertThat(waiter).isNotDone();
        load.complete("a");
        assertThat(leader.join()).isEqualTo(new Outcome.Answered("a", Source.METHOD));
        assertThat(waiter.join()).isEqualTo(new Outcome.Answered("a", Source.SHARED));
        assertThat(bench.stats().loads()).isEqualTo(1);
        assertThat(bench.stats().shared()).isEqualTo(1);
        assertThat(bench.engine.flightsUnderWay()).isZero();
        assertThat(bench.time.waiting()).as("no alarm is left behind").isZero();
    }

    @Test
    void waiterSharesTheFailureOfTheLeader() {
        bench.call(load);
        CompletableFuture<Outcome> waiter = bench.call("not loaded");
        IOException failure = new IOException("disk");
        load.completeExceptionally(failure);
        assertThat(waiter.join()).isEqualTo(new Outcome.Thrown(failure));
        assertThat(bench.engine.flightsUnderWay()).isZero();
    }

    @Test
    void waiterLoadsForItselfWhenItsPatienceEnds() {
        CompletableFuture<Outcome> leader = bench.call(load);
        CompletableFuture<Outcome> waiter = bench.call("own");
        bench.time.advance(Bench.LIMITS.maxWait().minusNanos(1));
        assertThat(waiter).isNotDone();
        bench.time.advance(Duration.ofNanos(1));
        assertThat(value(waiter)).isEqualTo("own");
        assertThat(leader).isNotDone();
        load.complete("late");
        assertThat(value(leader)).isEqualTo("late");
        assertThat(value(waiter)).isEqualTo("own");
        assertThat(bench.stats().loads()).isEqualTo(2);
    }

    @Test
    void callsBeyondTheSeatsLoadForThemselves() {
        bench.call(load);
        for (int seat = 0; seat < Bench.LIMITS.maxWaitersPerKey(); seat++) {
            assertThat(bench.call("not loaded")).isNotDone();
        }
        assertThat(value(bench.call("own"))).isEqualTo("own");
        assertThat(bench.stats().loads()).isEqualTo(2);
    }

    @Test
    void seatOfAWaiterThatLeftIsFreeAgain() {
        bench.call(load);
        for (int round = 0; round < 3; round++) {
            for (int seat = 0; seat < Bench.LIMITS.maxWaitersPerKey(); seat++) {
                bench.call(bench.method, () -> new CompletableFuture<>(), Runnable::run);
            }
            bench.time.advance(Bench.LIMITS.maxWait());
        }
        assertThat(bench.call("not loaded")).isNotDone();
    }

    @Test
    void callThatExpectsAnotherTypeDoesNotShare() {
        bench.call(load);
        CachedMethod other = Bench.method("java.lang.CharSequence", POLICY);
        CompletableFuture<Outcome> call = bench.call(other, () -> CompletableFuture.completedStage("other"),
                Runnable::run);
        assertThat(value(call)).isEqualTo("other");
    }

    @Test
    void callMadeByTheLoadItselfDoesNotWaitForIt() {
        CompletableFuture<Outcome> outer = bench.call(bench.method,
                () -> CompletableFuture.completedStage(value(bench.call("inner")) + " in outer"), Runnable::run);
        assertThat(value(outer)).isEqualTo("inner in outer");
    }

    @Test
    void valueOfALaterCallIsHeldBeforeTheFlightHasLanded() {
        bench.call(load);
        load.complete("a");
        assertThat(value(bench.call("not loaded"))).isEqualTo("a");
        assertThat(bench.stats().memoryHits()).isEqualTo(1);
    }

    @Test
    void throwingLoaderIsAnOutcomeAndRunsOnce() {
        int[] runs = new int[1];
        CompletableFuture<Outcome> call = bench.call(bench.method, () -> {
            runs[0]++;
            throw new IOException("disk");
        }, Runnable::run);
        assertThat(((Outcome.Thrown) call.join()).cause()).isInstanceOf(IOException.class);
        assertThat(runs[0]).isEqualTo(1);
        assertThat(bench.engine.flightsUnderWay()).isZero();
        assertThat(bench.remote.stores()).isZero();
    }
}
