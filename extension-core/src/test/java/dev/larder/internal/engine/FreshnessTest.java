package dev.larder.internal.engine;

import static dev.larder.internal.engine.EngineBench.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.Tier;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Reply;
import dev.larder.spi.Source;

/** What is answered as time passes, and when the method is asked again. The value of a bench is fresh for ten seconds. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FreshnessTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static EngineBench filled(PolicyDraft policy) {
        EngineBench bench = new EngineBench(policy);
        bench.call("old");
        return bench;
    }

    private static void assertThrows(CompletableFuture<Outcome> call, Exception cause) {
        assertThat(call.join()).isInstanceOfSatisfying(Outcome.Thrown.class,
                thrown -> assertThat(thrown.cause()).isSameAs(cause));
    }

    private static int runsAfter(double random, PolicyDraft policy, long millis) {
        EngineBench bench = new EngineBench(policy);
        bench.call();
        bench.pass(1000);
        bench.loaded("old");
        bench.random = random;
        bench.pass(millis);
        bench.call();
        bench.runBackground();
        return bench.runs.size() - 1;
    }

    @Test
    void jitterIsDrawnPerEntry() {
        for (double random : new double[] { 0, 0.999 }) {
            EngineBench bench = new EngineBench(new PolicyDraft().jitter(0.2));
            bench.random = random;
            bench.call("old");
            bench.pass(random == 0 ? 7_990 : 11_990);
            assertThat(bench.call("new").join()).isEqualTo(EngineBench.from(Source.MEMORY, "old"));
            bench.pass(20);
            assertThat(bench.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        }
    }

    @Test
    void oldValueWithinGraceIsAnsweredAtOnceAndRenewedOnce() {
        EngineBench bench = filled(new PolicyDraft().grace(MINUTE));
        EngineBench other = bench.another();
        bench.pass(10_001);
        for (int i = 0; i < 3; i++) {
            assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
            assertThat(other.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        }
        bench.runBackground();
        other.runBackground();
        assertThat(bench.runs.size() + other.runs.size()).isEqualTo(1);
        bench.loaded("new");
        bench.runBackground();
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.MEMORY, "new"));
        assertThat(bench.engine.renewalsUnderWay() + other.engine.renewalsUnderWay()).isZero();
    }

    @Test
    void valueBeyondGraceIsNotAnswered() {
        EngineBench bench = filled(new PolicyDraft().grace(MINUTE));
        bench.pass(Duration.ofSeconds(70));
        assertThat(bench.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void failingMethodIsAskedAtTheRateOfThePauseAndItsExceptionComesAfterTheWindow() {
        EngineBench bench = filled(new PolicyDraft().ifError(Duration.ofSeconds(30)));
        Exception cause = new Exception("down");
        bench.pass(10_000);
        for (int i = 0; i < 290; i++) {
            CompletableFuture<Outcome> call = bench.call();
            bench.runs.forEach(run -> run.completeExceptionally(cause));
            assertThat(call.join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
            bench.pass(100);
        }
        assertThat(bench.runs.size()).isBetween(27, 30);
        bench.pass(2000);
        CompletableFuture<Outcome> call = bench.call();
        bench.failed(cause);
        assertThrows(call, cause);
    }

    /** Nobody else would learn of it: callers get the old value. */
    @Test
    void renewalThatFailsInWhateverWayIsToldOfAndNotTriedAgainAtOnce() {
        for (Throwable cause : List.of(new Exception("down"), new NoClassDefFoundError("shop/Gone"))) {
            EngineBench bench = filled(new PolicyDraft().grace(MINUTE));
            bench.pass(10_001);
            for (int i = 0; i < 100; i++) {
                assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
                bench.runBackground();
                bench.runs.forEach(run -> run.completeExceptionally(cause));
            }
            assertThat(bench.runs).hasSize(1);
            assertThat(bench.warnings).singleElement().asString().contains(cause.getClass().getName())
                    .doesNotContain(cause.getMessage());
            bench.pass(1_001);
            bench.call();
            bench.runBackground();
            assertThat(bench.runs).hasSize(2);
        }
    }

    @Test
    void longLoadThatFailsAfterItsCallerWasAnsweredIsToldOf() {
        EngineBench bench = filled(new PolicyDraft().ifError(MINUTE).loadTimeout(Duration.ofMillis(200)));
        bench.pass(10_001);
        bench.call();
        bench.runBackground();
        bench.pass(200);
        bench.failed(new IllegalStateException("down"));
        assertThat(bench.warnings).singleElement().asString().contains("java.lang.IllegalStateException");
    }

    @Test
    void pauseHoldsInAllProcesses() {
        EngineBench bench = filled(new PolicyDraft().ifError(MINUTE));
        EngineBench other = bench.another();
        bench.pass(10_001);
        bench.call();
        bench.failed(new Exception("down"));
        assertThat(other.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        assertThat(other.runs).isEmpty();
    }

    @Test
    void exceptionIsNotHeldBackWithoutAnOldValue() {
        EngineBench bench = new EngineBench(new PolicyDraft().ifError(MINUTE));
        CompletableFuture<Outcome> call = bench.call();
        Exception cause = new Exception("down");
        bench.failed(cause);
        assertThrows(call, cause);
        assertThat(bench.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void hitShortlyBeforeTheEndRenewsAhead() {
        EngineBench bench = filled(new PolicyDraft().ahead(Duration.ofSeconds(2)));
        bench.pass(7_999);
        bench.call();
        bench.runBackground();
        assertThat(bench.runs).isEmpty();
        bench.pass(1);
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.MEMORY, "old"));
        bench.runBackground();
        bench.loaded("new");
        assertThat(bench.runs).hasSize(1);
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.MEMORY, "new"));
    }

    @Test
    void earlyRenewalGrowsMoreProbableTowardsTheEnd() {
        PolicyDraft policy = new PolicyDraft().early(1);
        // A load of 1 s, drawn at u: due when -ln(1 - u) seconds reach what is left.
        assertThat(runsAfter(0.5, policy, 9_200)).isZero();
        assertThat(runsAfter(0.5, policy, 9_400)).isEqualTo(1);
        assertThat(runsAfter(0.99, policy, 5_300)).isZero();
        assertThat(runsAfter(0.99, policy, 5_500)).isEqualTo(1);
        assertThat(runsAfter(0.5, new PolicyDraft().early(3), 8_000)).isEqualTo(1);
        assertThat(runsAfter(0.5, new PolicyDraft(), 9_999)).isZero();
    }

    @Test
    void longLoadIsAnsweredByTheOldValueAndStoredWhenItEnds() {
        EngineBench bench = filled(new PolicyDraft().ifError(MINUTE).loadTimeout(Duration.ofMillis(200)));
        bench.pass(10_001);
        CompletableFuture<Outcome> call = bench.call();
        bench.runBackground();
        bench.pass(199);
        assertThat(call).isNotDone();
        bench.pass(1);
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        bench.loaded("new");
        assertThat(bench.runs).hasSize(1);
        assertThat(bench.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }

    @Test
    void longLoadWithoutAnOldValueIsWaitedFor() {
        EngineBench bench = new EngineBench(new PolicyDraft().loadTimeout(Duration.ofMillis(200)));
        CompletableFuture<Outcome> call = bench.call();
        bench.pass(1000);
        bench.loaded("new");
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void valueThatGrowsTooOldDuringTheLoadIsNotAnsweredWhenTheTimeIsOver() {
        EngineBench bench = filled(
                new PolicyDraft().ifError(Duration.ofSeconds(1)).loadTimeout(Duration.ofSeconds(2)));
        bench.pass(10_500);
        CompletableFuture<Outcome> call = bench.call();
        bench.runBackground();
        bench.pass(3_000);
        assertThat(call).isNotDone();
        bench.loaded("new");
        bench.runBackground();
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(bench.time.waiting()).isZero();
    }

    /** The threads in the background may be those of the callers, and all of them may wait. */
    @Test
    void loadThatFindsNoThreadRunsOnTheCallersWhenTheOldValueIsTooOld() {
        EngineBench bench = filled(
                new PolicyDraft().ifError(Duration.ofSeconds(1)).loadTimeout(Duration.ofSeconds(2)));
        bench.pass(10_500);
        CompletableFuture<Outcome> call = bench.call();
        bench.pass(1_999);
        assertThat(bench.runs).isEmpty();
        bench.pass(1);
        assertThat(bench.runs).as("run by the caller").hasSize(1);
        bench.loaded("new");
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(bench.runs).as("not once more in the background").hasSize(1);
    }

    @Test
    void loadInTheBackgroundNeedsNoThreadThereToAnswerWhoWaits() {
        EngineBench bench = filled(new PolicyDraft().ifError(MINUTE).loadTimeout(Duration.ofMinutes(2)));
        bench.pass(10_001);
        CompletableFuture<Outcome> call = bench.call();
        bench.runBackground();
        bench.runs.get(0).complete("new");
        assertThat(call).isCompletedWithValue(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void loadThatFindsNoThreadIsAnsweredByTheOldValueAndRunsLater() {
        EngineBench bench = filled(new PolicyDraft().ifError(MINUTE).loadTimeout(Duration.ofMillis(200)));
        bench.pass(10_001);
        CompletableFuture<Outcome> call = bench.call();
        bench.pass(200);
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        assertThat(bench.runs).isEmpty();
        bench.runBackground();
        bench.loaded("new");
        assertThat(bench.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }

    @Test
    void loadThatHangsDoesNotServeTheOldValueForEver() {
        EngineBench bench = filled(
                new PolicyDraft().ifError(Duration.ofSeconds(1)).loadTimeout(Duration.ofMillis(100)));
        bench.pass(10_500);
        bench.call();
        bench.runBackground();
        bench.pass(200);
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        bench.pass(1_000);
        CompletableFuture<Outcome> late = bench.call();
        assertThat(late).isNotDone();
        bench.loaded("new");
        bench.runBackground();
        assertThat(late.join()).isEqualTo(EngineBench.from(Source.SHARED, "new"));
    }

    @Test
    void unreadValueIsGoneFromMemoryAndFromRedis() {
        EngineBench bench = filled(new PolicyDraft().idle(Duration.ofSeconds(2)));
        EngineBench other = bench.another();
        bench.pass(2_001);
        other.pass(500);
        assertThat(other.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        EngineBench local = filled(new PolicyDraft().idle(Duration.ofSeconds(2)).tier(Tier.LOCAL));
        local.pass(1_999);
        assertThat(local.call().join()).isEqualTo(EngineBench.from(Source.MEMORY, "old"));
        local.pass(2_000);
        assertThat(local.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void readValueLivesOnUntilItsTtlAndRedisIsToldNowAndThen() {
        EngineBench bench = filled(new PolicyDraft().idle(Duration.ofSeconds(2)));
        bench.redis.forgetReceived();
        for (int i = 0; i < 99; i++) {
            bench.pass(100);
            assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.MEMORY, "old"));
        }
        assertThat(bench.redis.received().stream().filter(sent -> sent.name().equals("PEXPIRE")).count())
                .isBetween(10L, 20L);
        bench.pass(101);
        assertThat(bench.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void copyInMemoryEndsBeforeTheEntry() {
        EngineBench bench = filled(new PolicyDraft().localTtl(Duration.ofSeconds(1)));
        bench.pass(999);
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.MEMORY, "old"));
        bench.pass(1);
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.REDIS, "old"));
    }

    @Test
    void absentValueThatMayNotBeRememberedReplacesAnOlderOneByNothing() {
        EngineBench bench = filled(new PolicyDraft().negativeTtl(Duration.ZERO).ifError(MINUTE));
        bench.pass(10_001);
        CompletableFuture<Outcome> call = bench.call();
        bench.loaded(null);
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, null));
        assertThat(bench.redis.send(Command.read("GET", KEY)).join()).isEqualTo(Reply.NIL);
        assertThat(bench.local.get(KEY).isNothing()).isTrue();
    }

    @Test
    void absentValueIsRememberedForItsOwnTime() {
        EngineBench bench = new EngineBench(new PolicyDraft().negativeTtl(Duration.ofSeconds(1)));
        bench.call();
        bench.loaded(null);
        assertThat(bench.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, null));
        bench.pass(1_001);
        assertThat(bench.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void valueThatTheFilterRefusesIsNotStored() {
        EngineBench bench = new EngineBench(new PolicyDraft()).storingOnly(value -> !value.equals("bad"));
        bench.call("bad");
        assertThat(bench.call("good").join()).isEqualTo(EngineBench.from(Source.METHOD, "good"));
        assertThat(bench.call("other").join()).isEqualTo(EngineBench.from(Source.MEMORY, "good"));
    }

    @Test
    void renewalsBeyondTheBoundAreLeft() {
        EngineLimits none = new EngineLimits(Duration.ofSeconds(5), 8, 0, Duration.ofSeconds(3),
                Duration.ofMinutes(2), Duration.ofMillis(150), 100);
        EngineBench bench = new EngineBench(new PolicyDraft().grace(MINUTE), none);
        bench.call("old");
        bench.pass(10_001);
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        bench.runBackground();
        assertThat(bench.runs).isEmpty();
    }

    @Test
    void fullGateIsNotTriedByEachHitNorByWayOfRedis() {
        EngineBench bench = filled(new PolicyDraft().grace(MINUTE).maxConcurrentLoads(1));
        bench.pass(10_001);
        bench.method.gate().enter();
        bench.redis.forgetReceived();
        for (int i = 0; i < 100; i++) {
            assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        }
        assertThat(bench.background).isEmpty();
        assertThat(bench.redis.received()).isEmpty();
        bench.method.gate().leave();
        bench.call();
        assertThat(bench.background).as("paused").isEmpty();
        bench.pass(100);
        bench.call();
        bench.runBackground();
        assertThat(bench.runs).hasSize(1);
    }

    @Test
    void renewalIsLeftWhenTheGateIsFull() {
        EngineBench bench = filled(new PolicyDraft().grace(MINUTE).maxConcurrentLoads(1));
        bench.pass(10_001);
        bench.method.gate().enter();
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        bench.runBackground();
        assertThat(bench.runs).isEmpty();
        assertThat(bench.engine.renewalsUnderWay() + bench.engine.flightsUnderWay()).isZero();
    }

    @Test
    void loadThatEndsInTimeLeavesNoTimer() {
        EngineBench bench = filled(new PolicyDraft().ifError(MINUTE).loadTimeout(Duration.ofHours(1)));
        bench.pass(10_001);
        CompletableFuture<Outcome> call = bench.call();
        bench.runBackground();
        bench.loaded("new");
        bench.runBackground();
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(bench.time.waiting()).isZero();
    }

    @Test
    void reloadReplacesWhatIsStoredAndWhatIsUnderWay() {
        EngineBench bench = new EngineBench(new PolicyDraft());
        CompletableFuture<Outcome> before = bench.call();
        EngineBench other = bench.another();
        CompletableFuture<Outcome> forced = other.reload();
        other.loaded("new");
        assertThat(forced.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        bench.loaded("old");
        assertThat(before.join()).isEqualTo(EngineBench.from(Source.METHOD, "old"));
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }
}
