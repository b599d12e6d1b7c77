package dev.larder.internal.engine;

import static dev.larder.internal.engine.EngineBench.KEY;
import static dev.larder.internal.engine.EngineBench.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.CacheOverloadException;
import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.spi.Source;

/** Who waits for whose load, for how long, and what bounds it. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitingTest {

    private final EngineBench leader = new EngineBench(new PolicyDraft());
    private final EngineBench waiter = leader.another();

    private static void assertOrigin(CompletableFuture<Outcome> call, Exception cause) {
        assertThat(call.join()).isInstanceOfSatisfying(Outcome.Thrown.class,
                thrown -> assertThat(thrown.cause()).isSameAs(cause));
    }

    @Test
    void waiterIsWokenByTheFill() {
        leader.call();
        CompletableFuture<Outcome> waiting = waiter.call();
        assertThat(waiting).isNotDone();
        leader.loaded("one");
        assertThat(waiting.join()).isEqualTo(EngineBench.from(Source.REDIS, "one"));
        assertThat(waiter.runs).isEmpty();
        assertThat(waiter.engine.waits.count()).isZero();
    }

    @Test
    void fillThatIsToldWhileTheLeaseIsAskedForIsHeard() {
        leader.call();
        waiter.callersHoldBack = true;
        CompletableFuture<Outcome> waiting = waiter.call();
        waiter.background.remove().run();
        leader.loaded("one");
        waiter.runBackground();
        assertThat(waiting.join()).isEqualTo(EngineBench.from(Source.REDIS, "one"));
    }

    @Test
    void waiterOfADeadLeaderLoadsWhenTheLeaseEnds() {
        leader.call();
        leader.redis.fail(command -> command.name().startsWith("EVAL") && command.arguments().size() == 5
                ? new Fault(Fault.Kind.UNREACHABLE, "the leader is dead: its extensions do not arrive")
                : null);
        CompletableFuture<Outcome> waiting = waiter.call();
        waiter.pass(LIMITS.leaseLength().minusMillis(1));
        assertThat(waiter.runs).isEmpty();
        waiter.pass(10);
        waiter.loaded("mine");
        assertThat(waiting.join()).isEqualTo(EngineBench.from(Source.METHOD, "mine"));
        assertThat(leader.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, "mine"));
    }

    @Test
    void waiterLoadsForItselfWhenItHasWaitedLongEnough() {
        CompletableFuture<Outcome> leading = leader.call();
        CompletableFuture<Outcome> waiting = waiter.call();
        waiter.pass(LIMITS.maxWait().plusMillis(10));
        waiter.loaded("mine");
        assertThat(waiting.join()).isEqualTo(EngineBench.from(Source.METHOD, "mine"));
        leader.loaded("theirs");
        assertThat(leading.join()).isEqualTo(EngineBench.from(Source.METHOD, "theirs"));
        assertThat(leader.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, "theirs"));
    }

    @Test
    void waiterTakesStaleValueAtOnce() {
        EngineBench first = new EngineBench(new PolicyDraft().grace(Duration.ofSeconds(60)).inForeground());
        EngineBench second = first.another();
        first.call("old");
        first.pass(Duration.ofSeconds(11));
        CompletableFuture<Outcome> renewing = first.call();
        assertThat(renewing).isNotDone();
        assertThat(second.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        assertThat(first.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        first.loaded("new");
        assertThat(renewing.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(first.runs).hasSize(1);
        assertThat(second.runs).isEmpty();
    }

    @Test
    void valueThatMayNotBeStoredWakesWhoWaits() {
        EngineBench first = new EngineBench(new PolicyDraft().negativeTtl(Duration.ZERO));
        EngineBench second = first.another();
        first.call("old");
        first.pass(Duration.ofSeconds(9));
        first.reload();
        EngineBench third = first.another();
        first.pass(Duration.ofSeconds(2));
        CompletableFuture<Outcome> waiting = third.call();
        first.loaded(null);
        assertThat(third.runs).as("it was woken, and loads").hasSize(1);
        third.loaded("new");
        assertThat(waiting.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(second.call().join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }

    @Test
    void pauseAfterAFailureDelaysNobodyWhoHasNothingOld() {
        EngineBench first = new EngineBench(new PolicyDraft().ahead(Duration.ofSeconds(1)));
        EngineBench second = first.another();
        first.call("old");
        first.pass(9_500);
        first.call();
        first.runBackground();
        first.failed(new IllegalStateException("down"));
        first.pass(600);
        CompletableFuture<Outcome> call = second.call();
        assertThat(second.runs).as("asked at once, though the pause is not over").hasSize(1);
        second.loaded("new");
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(first.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }

    @Test
    void callsOfOneProcessShareAFlight() {
        CompletableFuture<Outcome> one = leader.call();
        CompletableFuture<Outcome> two = leader.call();
        leader.loaded("one");
        assertThat(one.join()).isEqualTo(EngineBench.from(Source.METHOD, "one"));
        assertThat(two.join()).isEqualTo(EngineBench.from(Source.SHARED, "one"));
        assertThat(leader.runs).hasSize(1);
        assertThat(leader.engine.flightsUnderWay()).isZero();
    }

    @Test
    void callAfterAReloadBeganSharesIt() {
        leader.reload();
        CompletableFuture<Outcome> call = leader.call();
        leader.loaded("one");
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.SHARED, "one"));
        assertThat(leader.runs).hasSize(1);
    }

    @Test
    void renewalLeftToAnotherProcessLeavesOneFlightBehind() {
        EngineBench first = new EngineBench(
                new PolicyDraft().singleFlight(SingleFlight.LOCAL).ifError(Duration.ofSeconds(60))
                        .ahead(Duration.ofSeconds(1)));
        first.call("old");
        first.pass(9_500);
        first.call();
        EngineBench second = first.another();
        second.call();
        first.pass(600);
        CompletableFuture<Outcome> one = first.call();
        CompletableFuture<Outcome> two = first.call();
        second.runBackground();
        first.runBackground();
        assertThat(first.runs.size()).isLessThanOrEqualTo(1);
        first.runs.forEach(run -> run.complete("mine"));
        second.runs.forEach(run -> run.complete("theirs"));
        assertThat(one).isDone();
        assertThat(two).isDone();
    }

    /** It has nowhere to keep what it loads while another process stores, so a later call would load again. */
    @Test
    void withLocalFlightsAProcessLoadsOncePerExpiryAlsoIfItKeepsNothingInMemory() {
        EngineBench first = new EngineBench(new PolicyDraft().tier(Tier.REMOTE).singleFlight(SingleFlight.LOCAL));
        EngineBench second = first.another();
        first.call();
        CompletableFuture<Outcome> one = second.call();
        second.runs.forEach(run -> run.complete("mine"));
        CompletableFuture<Outcome> two = second.call();
        second.runs.forEach(run -> run.complete("mine again"));
        first.loaded("theirs");
        assertThat(one).isDone();
        assertThat(two).isDone();
        assertThat(second.runs).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void fullGateServesOldElseQueuesElseIsOverloaded() {
        EngineBench bench = new EngineBench(new PolicyDraft().maxConcurrentLoads(1).ifError(Duration.ofMinutes(1)));
        bench.call("old");
        bench.pass(Duration.ofSeconds(11));
        bench.method.gate().enter();
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        bench.engine.invalidate(KEY);
        CompletableFuture<Outcome> queued = bench.call();
        CompletableFuture<Outcome> other = bench.call();
        bench.method.gate().leave();
        bench.loaded("new");
        assertThat(queued.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(other.join()).isEqualTo(EngineBench.from(Source.SHARED, "new"));
        bench.engine.invalidate(KEY);
        bench.method.gate().enter();
        CompletableFuture<Outcome> refused = bench.call();
        bench.pass(LIMITS.maxWait());
        assertThat(refused.join()).isInstanceOfSatisfying(Outcome.Thrown.class, thrown -> assertThat(thrown.cause())
                .isInstanceOf(CacheOverloadException.class).hasMessageContaining("products"));
        bench.method.gate().leave();
        assertThat(bench.method.gate().underWay()).isZero();
    }

    @Test
    void loadOfTheSameCacheWithinALoadNeedsNoPlaceOfItsOwn() {
        EngineBench bench = new EngineBench(new PolicyDraft().maxConcurrentLoads(1));
        CompletableFuture<Outcome> outer = bench.engine.ask(call(bench, "shop:outer", () -> bench.engine
                .ask(call(bench, "shop:inner", () -> bench.engine
                        .ask(call(bench, "shop:innermost", () -> CompletableFuture.completedFuture("deep")), Way.ANSWER)
                        .thenApply(WaitingTest::value)), Way.ANSWER)
                .thenApply(WaitingTest::value)), Way.ANSWER);
        assertThat(outer).isCompletedWithValue(EngineBench.from(Source.METHOD, "deep"));
        assertThat(bench.method.gate().underWay()).isZero();
        assertThat(bench.method.gate().enter()).as("the load is over: the next needs a place").isTrue();
        CompletableFuture<Outcome> beyond = bench.call("beyond");
        assertThat(beyond).isNotDone();
        bench.method.gate().leave();
        assertThat(beyond).isDone();
    }

    private static Call call(EngineBench bench, String key, Loader loader) {
        return new Call(bench.method, key, loader, Runnable::run, () -> bench.background::add);
    }

    private static Object value(Outcome outcome) {
        return ((Outcome.Answered) outcome).value();
    }

    @Test
    void exceptionOfTheMethodPassesUnchanged() {
        CompletableFuture<Outcome> call = leader.call();
        Exception cause = new Exception("down");
        leader.failed(cause);
        assertOrigin(call, cause);
        assertThat(leader.redis.send(Command.read("EXISTS", KEY)).join().toString()).contains("0");
    }
}
