package dev.larder.internal.engine;

import static dev.larder.internal.engine.Bench.KEY;
import static dev.larder.internal.engine.Bench.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.Tier;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.BreakingTier;
import dev.larder.internal.tier.MapTier;
import dev.larder.spi.Source;

/** A tier that fails costs its answer, nothing more. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EngineFaultTest {

    private final Bench bench = new Bench(MapTier.fenced());

    @ParameterizedTest
    @EnumSource
    void whateverTheFaultTheMethodAnswersOnceAndMemoryHoldsItsValue(Fault.Kind kind) {
        bench.remote.failWith(new Fault(kind, "OOM no memory"));
        assertThat(value(bench.call("a"))).isEqualTo("a");
        assertThat(bench.stats().loads()).isEqualTo(1);
        assertThat(bench.stats().redisFaults()).as("the look-up; nothing is stored without a lease").isEqualTo(1);
        assertThat(bench.held()).isEqualTo("a");
    }

    @ParameterizedTest
    @EnumSource
    void invalidationTellsOfTheFaultAndForgetsWhatMemoryHolds(Fault.Kind kind) {
        bench.call("a");
        bench.remote.failWith(new Fault(kind, "away"));
        assertThat(bench.engine.invalidate(KEY).join()).isInstanceOf(Reply.Failed.class);
        assertThat(bench.engine.peek(bench.method, KEY).isNothing()).isTrue();
    }

    @Test
    void entryUnderAWrongHashIsRemovedAndReplaced() {
        bench.method = Bench.method("java.lang.String", Bench.policy(Tier.REMOTE));
        bench.call("a");
        Envelope ours = bench.remote.entry(KEY);
        bench.remote.put(KEY, new Envelope(ours.codec(), false, ours.keyHash() + 1, ours.fingerprint(),
                ours.createdAt(), ours.freshUntil(), 0, 0, 0, ours.tags(), ours.payload()));
        assertThat(value(bench.call("b"))).isEqualTo("b");
        assertThat(bench.stats().unreadable()).isEqualTo(1);
        assertThat(bench.warnings).singleElement().asString().contains("another key");
        assertThat(value(bench.call("c"))).as("healed").isEqualTo("b");
    }

    @Test
    void valueThatCannotBeWrittenIsHeldInMemoryAndToldOf() {
        bench.method = Bench.method("java.lang.String", Bench.POLICY, new RefusingCodec());
        assertThat(value(bench.call("a"))).isEqualTo("a");
        assertThat(bench.remote.stores()).isZero();
        assertThat(bench.held()).isEqualTo("a");
        assertThat(bench.warnings).singleElement().asString().contains("cannot be kept in Redis");
    }

    @Test
    void codecThatThrowsAnythingElseCostsNoAnswerAndLeavesNoFlight() {
        bench.call("a");
        Envelope entry = bench.remote.entry(KEY);
        bench.engine.invalidate(KEY);
        bench.method = Bench.method("java.lang.String", Bench.POLICY,
                new ThrowingCodec(new IllegalStateException("cannot")));
        bench.remote.put(KEY, entry);
        assertThat(value(bench.call("b"))).isEqualTo("b");
        assertThat(bench.engine.flightsUnderWay()).isZero();
    }

    /** The deadline of the tier may be late itself. */
    @ParameterizedTest
    @ValueSource(strings = { "find", "acquire", "store" })
    void commandThatIsNeverAnsweredCostsAReactiveCallerItsPatience(String silent) {
        EngineBench mute = new EngineBench(new PolicyDraft(), tier -> new OffendingTiers.Silent(tier, silent));
        CompletableFuture<Outcome> call = mute.call("v");
        mute.pass(EngineBench.LIMITS.patience().minusMillis(1));
        assertThat(call).isNotDone();
        mute.pass(1);
        assertThat(call).isCompletedWithValue(EngineBench.from(Source.METHOD, "v"));
        assertThat(mute.engine.flightsUnderWay()).isZero();
        assertThat(mute.redis.call("GET", EngineBench.KEY)).as("no lease is left").isInstanceOf(Reply.Nil.class);
        assertThat(mute.time.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "find", "acquire", "store" })
    void commandThatIsNeverAnsweredCostsAPlainCallerItsPatience(String silent) {
        EngineBench mute = new EngineBench(new PolicyDraft(), tier -> new OffendingTiers.Silent(tier, silent));
        CallerThread caller = new CallerThread(mute.time);
        CompletableFuture<Outcome> call = mute.engine.ask(new Call(mute.method, EngineBench.KEY, () -> {
            caller.execute(() -> mute.pass(EngineBench.LIMITS.patience()));
            return CompletableFuture.completedFuture("v");
        }, caller, () -> Runnable::run), Way.ANSWER);
        caller.execute(() -> mute.pass(EngineBench.LIMITS.patience()));
        assertThat(caller.await(call)).isEqualTo(EngineBench.from(Source.METHOD, "v"));
    }

    @Test
    void errorInAStepCostsNoAnswerAndLeavesNoFlight() {
        bench.call("a");
        Envelope entry = bench.remote.entry(KEY);
        bench.engine.invalidate(KEY);
        bench.method = Bench.method("java.lang.String", Bench.POLICY,
                new ThrowingCodec(new OutOfMemoryError("of a test")));
        bench.remote.put(KEY, entry);
        assertThat(value(bench.call("b"))).isEqualTo("b");
        assertThat(bench.engine.flightsUnderWay()).isZero();
        assertThat(bench.warnings).anyMatch(text -> text.contains("java.lang.OutOfMemoryError"));
    }

    @Test
    void memoryThatThrowsCostsNoAnswerAndLeavesNoFlight() {
        Bench broken = new Bench(new BreakingTier());
        assertThat(value(broken.call("a"))).isEqualTo("a");
        assertThat(value(broken.call("b"))).as("what is found cannot be held").isEqualTo("b");
        assertThat(broken.engine.flightsUnderWay()).isZero();
        assertThat(broken.warnings).isNotEmpty();
    }

    @Test
    void callerWhoseExecutorThrowsAnythingIsAnsweredAllTheSame() {
        CompletableFuture<Outcome> call = bench.call(bench.method, () -> CompletableFuture.completedStage("a"),
                task -> {
                    throw new IllegalStateException("no context");
                });
        assertThat(value(call)).isEqualTo("a");
        assertThat(bench.engine.flightsUnderWay()).isZero();
    }

    @Test
    void backgroundThatThrowsLeavesNoRenewalAndIsNotAskedAgainAtOnce() {
        EngineBench renewing = new EngineBench(new PolicyDraft().grace(Duration.ofMinutes(1)));
        renewing.call("old");
        renewing.pass(10_001);
        int[] asked = new int[1];
        for (int i = 0; i < 100; i++) {
            assertThat(askWithoutBackground(renewing, asked)).isEqualTo(EngineBench.from(Source.STALE, "old"));
        }
        assertThat(asked[0]).isEqualTo(1);
        assertThat(renewing.engine.flightsUnderWay() + renewing.engine.renewalsUnderWay()).isZero();
        assertThat(renewing.warnings).anyMatch(text -> text.contains("java.lang.NullPointerException"));
        renewing.pass(1_001);
        renewing.call();
        renewing.runBackground();
        assertThat(renewing.runs).as("later it is tried again").hasSize(1);
    }

    @Test
    void backgroundThatThrowsCostsALongLoadNoAnswerNoLeaseAndNoPlaceAtTheGate() {
        EngineBench loading = new EngineBench(new PolicyDraft().ifError(Duration.ofMinutes(1))
                .loadTimeout(Duration.ofSeconds(1)).maxConcurrentLoads(1));
        loading.call("old");
        loading.pass(10_001);
        assertThat(askWithoutBackground(loading, new int[1])).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(loading.method.gate().underWay()).isZero();
        assertThat(loading.engine.flightsUnderWay()).isZero();
        EngineBench other = loading.another(new PolicyDraft().settle());
        assertThat(other.call("next").join()).as("no lease is left behind")
                .isEqualTo(EngineBench.from(Source.METHOD, "next"));
    }

    private static Outcome askWithoutBackground(EngineBench bench, int[] asked) {
        return bench.engine.ask(new Call(bench.method, EngineBench.KEY,
                () -> CompletableFuture.completedFuture("new"), Runnable::run, () -> {
                    asked[0]++;
                    throw new NullPointerException("no context");
                }), Way.ANSWER).join();
    }

    @Test
    void answerThatComesAfterTheCallerHasGoneOnIsNotUsed() {
        bench.call("old");
        Envelope entry = bench.remote.entry(KEY);
        bench.engine.invalidate(KEY);
        bench.remote.put(KEY, entry);
        bench.remote.hold();
        CallerThread caller = new CallerThread(bench.time);
        int[] runs = new int[1];
        CompletableFuture<Outcome> call = bench.call(bench.method, () -> {
            runs[0]++;
            return CompletableFuture.completedStage("new");
        }, caller);
        caller.execute(() -> bench.time.advance(Bench.LIMITS.patience()));
        assertThat(caller.await(call)).isInstanceOf(Outcome.Answered.class);
        assertThat(value(call)).isEqualTo("new");
        bench.remote.release();
        assertThat(bench.held()).isEqualTo("new");
        assertThat(runs[0]).isEqualTo(1);
    }

    @Test
    void callerWhoseExecutorRefusesIsAnsweredAllTheSame() {
        CompletableFuture<Outcome> call = bench.call(bench.method, () -> CompletableFuture.completedStage("a"),
                task -> {
                    throw new RejectedExecutionException("stopped");
                });
        assertThat(value(call)).isEqualTo("a");
    }
}
