package dev.larder.internal.engine;

import static dev.larder.internal.engine.EngineBench.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.larder.internal.time.FakeTime;
import dev.larder.spi.Source;

/** A load whose call no longer writes its key answers its caller at most. */
class KeyCheckTest {

    private final EngineBench bench = new EngineBench(new PolicyDraft().grace(Duration.ofMinutes(1)));
    private boolean kept = true;
    private @Nullable String atOnce;
    private final Loader changing = new Loader() {
        @Override
        public CompletionStage<@Nullable Object> load() {
            return atOnce == null ? bench.load() : CompletableFuture.completedFuture(atOnce);
        }

        @Override
        public boolean keepsKey() {
            return kept;
        }
    };

    private CompletableFuture<Outcome> call(Caller caller) {
        return bench.engine.ask(new Call(bench.method, KEY, changing, caller, () -> bench.background::add), Way.ANSWER);
    }

    private void old() {
        bench.call("tea");
        bench.pass(11_000);
    }

    @Test
    void changedBeforeTheLoadTheCallerIsAnsweredAndNothingStored() {
        kept = false;
        CompletableFuture<Outcome> answer = call(Runnable::run);
        bench.loaded("coffee");
        assertThat(answer).isCompletedWithValue(EngineBench.from(Source.METHOD, "coffee"));
        assertThat(bench.call("tea")).isCompletedWithValue(EngineBench.from(Source.METHOD, "tea"));
    }

    @Test
    void changedDuringTheLoadTheCallerIsAnsweredAndNothingStored() {
        CompletableFuture<Outcome> answer = call(Runnable::run);
        kept = false;
        bench.loaded("coffee");
        assertThat(answer).isCompletedWithValue(EngineBench.from(Source.METHOD, "coffee"));
        assertThat(bench.call("tea")).isCompletedWithValue(EngineBench.from(Source.METHOD, "tea"));
    }

    @Test
    void whoFollowedLooksForItself() {
        call(Runnable::run);
        CompletableFuture<Outcome> follower = bench.call("tea");
        kept = false;
        bench.loaded("coffee");
        assertThat(follower).isCompletedWithValue(EngineBench.from(Source.METHOD, "tea"));
    }

    @Test
    void whoFollowedIsSparedTheException() {
        kept = false;
        CompletableFuture<Outcome> answer = call(Runnable::run);
        CompletableFuture<Outcome> follower = bench.call("tea");
        bench.failed(new IllegalStateException("no coffee"));
        assertThat(answer.join()).isInstanceOf(Outcome.Thrown.class);
        assertThat(follower).isCompletedWithValue(EngineBench.from(Source.METHOD, "tea"));
    }

    @Test
    void renewalForAnotherKeyDoesNotRunAndIsNotTriedForAWhile() {
        old();
        kept = false;
        assertThat(call(Runnable::run)).isCompletedWithValue(EngineBench.from(Source.STALE, "tea"));
        bench.runBackground();
        assertThat(bench.runs).isEmpty();
        assertThat(call(Runnable::run)).isCompletedWithValue(EngineBench.from(Source.STALE, "tea"));
        assertThat(bench.background).isEmpty();
        kept = true;
        bench.pass(1_000);
        call(Runnable::run);
        bench.runBackground();
        assertThat(bench.runs).hasSize(1);
    }

    @Test
    void renewalThatWasOvertakenKeepsTheOldValueEverywhere() {
        old();
        call(Runnable::run);
        bench.runBackground();
        kept = false;
        bench.loaded("coffee");
        EngineBench other = bench.another();
        assertThat(bench.call("new")).isCompletedWithValue(EngineBench.from(Source.STALE, "tea"));
        assertThat(other.call("new")).isCompletedWithValue(EngineBench.from(Source.STALE, "tea"));
        assertThat(bench.engine.renewalsUnderWay()).isZero();
    }

    @Test
    void whoWaitsIsNotAsked() {
        kept = false;
        CallerThread waiting = new CallerThread(new FakeTime());
        atOnce = "tea";
        CompletableFuture<Outcome> answer = call(waiting);
        assertThat(waiting.await(answer)).isEqualTo(EngineBench.from(Source.METHOD, "tea"));
        assertThat(bench.call("other")).isCompletedWithValue(EngineBench.from(Source.MEMORY, "tea"));
    }
}
