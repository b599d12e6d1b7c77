package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.SingleFlight;
import dev.larder.internal.coherence.NewsModel;
import dev.larder.internal.coherence.View;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.telemetry.CacheMeter;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.MapTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.tier.remote.LeaseScriptModel;
import dev.larder.internal.tier.remote.RedisTier;
import dev.larder.internal.time.FakeTime;
import dev.larder.spi.Source;

/** Engines of two processes over one Redis. */
class SharedRedisTest {

    private static final String KEY = "shop:k";
    private static final Duration DEADLINE = Duration.ofMillis(100);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Fault UNREACHABLE = new Fault(Fault.Kind.UNREACHABLE, "The connection broke");

    private final FakeTime time = new FakeTime();
    private final InMemoryRedis redis = new InMemoryRedis(time);
    private final AtomicLong tokens = new AtomicLong();
    private final CompletableFuture<Object> loading = new CompletableFuture<>();
    private Engine one;
    private Engine other;

    @BeforeEach
    void start() {
        LeaseScriptModel.teach(redis);
        NewsModel.teach(redis);
        one = engine();
        other = engine();
    }

    @Test
    void withLocalFlightsAProcessLoadsOnceAlsoIfItIsDoneBeforeTheOther() {
        one.ask(call(SingleFlight.LOCAL, loading), Way.ANSWER);
        other.ask(call(SingleFlight.LOCAL, CompletableFuture.completedFuture("other")), Way.ANSWER);
        assertThat(other.peek(call(SingleFlight.LOCAL, loading).method(), KEY).value()).isEqualTo("other");
    }

    @Test
    void leaseThatRedisGrantsTooLateIsGivenBack() {
        redis.stall();
        CompletableFuture<Outcome> answer = one
                .ask(call(SingleFlight.CLUSTER, CompletableFuture.completedFuture("v")), Way.RELOAD);
        time.advance(DEADLINE);
        assertThat(answer.join()).isEqualTo(new Outcome.Answered("v", Source.METHOD));
        redis.goOn();
        assertThat(redis.call("GET", KEY)).isInstanceOf(Reply.Nil.class);
    }

    @Test
    void leaseIsGivenBackAgainUntilRedisHearsOfIt() {
        redis.stall();
        one.ask(call(SingleFlight.CLUSTER, CompletableFuture.completedFuture("v")), Way.RELOAD);
        redis.fail(UNREACHABLE);
        time.advance(DEADLINE);
        redis.goOn();
        assertThat(redis.call("GET", KEY)).as("the lease that nobody knows of").isNotInstanceOf(Reply.Nil.class);
        redis.fail((Fault) null);
        time.advance(Duration.ofMillis(50));
        assertThat(redis.call("GET", KEY)).isInstanceOf(Reply.Nil.class);
        assertThat(one.returns.count()).isZero();
    }

    @Test
    void leaseOfAValueThatCouldNotBeStoredIsGivenBack() {
        CompletableFuture<Outcome> answer = one.ask(call(SingleFlight.CLUSTER, loading), Way.ANSWER);
        redis.fail(UNREACHABLE);
        loading.complete("v");
        assertThat(answer.join()).isEqualTo(new Outcome.Answered("v", Source.METHOD));
        redis.fail((Fault) null);
        time.advance(Duration.ofMillis(50));
        assertThat(redis.call("GET", KEY)).isInstanceOf(Reply.Nil.class);
    }

    @Test
    void entryThatMayNotBeKeptIsDiscardedAgainUntilRedisHearsOfIt() {
        CompletableFuture<Object> stored = CompletableFuture.completedFuture("old");
        one.ask(call(SingleFlight.CLUSTER, stored), Way.ANSWER);
        CachedMethod picky = TestMethods.under(new PolicyDraft().settle(), value -> false,
                new CacheMeter("products", (cache, key, source) -> {}));
        CompletableFuture<Outcome> answer = one
                .ask(new Call(picky, KEY, () -> loading, Runnable::run, () -> Runnable::run), Way.RELOAD);
        redis.fail(UNREACHABLE);
        loading.complete("unstorable");
        assertThat(answer.join()).isEqualTo(new Outcome.Answered("unstorable", Source.METHOD));
        redis.fail((Fault) null);
        assertThat(redis.call("GET", KEY)).isNotInstanceOf(Reply.Nil.class);
        time.advance(Duration.ofMillis(50));
        assertThat(redis.call("GET", KEY)).isInstanceOf(Reply.Nil.class);
        assertThat(one.returns.count()).isZero();
    }

    @Test
    void leaseIsNotGivenBackForLongerThanItLasts() {
        one.ask(call(SingleFlight.CLUSTER, loading), Way.ANSWER);
        redis.fail(UNREACHABLE);
        loading.complete("v");
        assertThat(one.returns.count()).isOne();
        time.advance(LEASE);
        assertThat(one.returns.count()).isZero();
    }

    @Test
    void whoWaitsForAnotherProcessLoadsForItselfWithinTwoDeadlinesWhenRedisIsSilent() {
        one.ask(call(SingleFlight.CLUSTER, loading), Way.ANSWER);
        CompletableFuture<Outcome> waiting = other.ask(
                call(SingleFlight.CLUSTER, CompletableFuture.completedFuture("other")), Way.ANSWER);
        time.advance(Duration.ofMillis(730));
        assertThat(waiting).as("Redis answers, and the other goes on loading").isNotDone();
        redis.stall();
        time.advance(DEADLINE.multipliedBy(2));
        assertThat(waiting).isCompletedWithValue(new Outcome.Answered("other", Source.METHOD));
        assertThat(other.waits.count()).isZero();
    }

    @Test
    void errorIsAnAnswerToWhoAsksWhetherRedisIsSilent() {
        one.ask(call(SingleFlight.CLUSTER, loading), Way.ANSWER);
        CompletableFuture<Outcome> waiting = other.ask(
                call(SingleFlight.CLUSTER, CompletableFuture.completedFuture("other")), Way.ANSWER);
        redis.fail(command -> command.name().equals("PING") ? new Fault(Fault.Kind.REFUSED, "NOPERM no") : null);
        time.advance(DEADLINE.multipliedBy(5));
        assertThat(waiting).isNotDone();
    }

    @Test
    void redisIsAskedForAllWhoWaitTogetherAndForNobodyWhenNobodyWaits() {
        List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            one.ask(call("shop:" + i, loading), Way.ANSWER);
            waiting.add(other.ask(call("shop:" + i, CompletableFuture.completedFuture("other")), Way.ANSWER));
        }
        redis.forgetReceived();
        time.advance(DEADLINE.multipliedBy(9));
        assertThat(redis.received()).hasSizeBetween(9, 18).allMatch(command -> command.name().equals("PING"));
        redis.stall();
        time.advance(DEADLINE.multipliedBy(2));
        assertThat(waiting).allMatch(CompletableFuture::isDone);
        redis.goOn();
        time.advance(DEADLINE);
        redis.forgetReceived();
        time.advance(Duration.ofMinutes(1));
        assertThat(redis.received()).noneMatch(command -> command.name().equals("PING"));
    }

    @Test
    void laterWaitsAreWatchedOverAgain() {
        whoWaitsForAnotherProcessLoadsForItselfWithinTwoDeadlinesWhenRedisIsSilent();
        redis.goOn();
        time.advance(Duration.ofMinutes(1));
        redis.call("UNLINK", KEY);
        one.invalidate(KEY);
        other.invalidate(KEY);
        whoWaitsForAnotherProcessLoadsForItselfWithinTwoDeadlinesWhenRedisIsSilent();
    }

    /** The message of a fill may be lost. */
    @Test
    void whoWaitsForAnotherProcessLooksAgainByItself() {
        one.ask(call(SingleFlight.CLUSTER, loading), Way.ANSWER);
        CompletableFuture<Outcome> waiting = other.ask(
                call(SingleFlight.CLUSTER, CompletableFuture.completedFuture("other")), Way.ANSWER);
        loading.complete("v");
        assertThat(waiting).as("nobody listens to the channel here").isNotDone();
        time.advance(LEASE.dividedBy(3));
        assertThat(waiting).isCompletedWithValue(new Outcome.Answered("v", Source.REDIS));
    }

    private Engine engine() {
        RedisTier tier = NewsModel.tier(redis, () -> OptionalLong.of(redis.clock()), this::token);
        EngineLimits limits = new EngineLimits(Duration.ofSeconds(10), 100, 10, LEASE, LEASE.multipliedBy(20),
                DEADLINE, 100);
        return new Engine(MapTier.fenced(), tier, time, () -> 0.5, limits, View.always(), new TagMoves(),
                (about, text) -> {});
    }

    private byte[] token() {
        return ByteBuffer.allocate(Lease.TOKEN_LENGTH).putLong(tokens.incrementAndGet()).array();
    }

    private static Call call(SingleFlight flight, CompletableFuture<Object> result) {
        return call(KEY, flight, result);
    }

    private static Call call(String key, CompletableFuture<Object> result) {
        return call(key, SingleFlight.CLUSTER, result);
    }

    private static Call call(String key, SingleFlight flight, CompletableFuture<Object> result) {
        Caller caller = Runnable::run;
        CachedMethod method = TestMethods.under(new PolicyDraft().singleFlight(flight).settle());
        return new Call(method, key, () -> result, caller, () -> caller);
    }
}
