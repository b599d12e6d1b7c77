package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.internal.coherence.NewsModel;
import dev.larder.internal.coherence.View;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.ServerClock;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.MapTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.tier.remote.LeaseScriptModel;
import dev.larder.internal.tier.remote.RedisTier;
import dev.larder.internal.time.FakeTime;
import dev.larder.internal.time.Time;
import dev.larder.spi.Source;

/** A process whose clock is an hour wrong, or a minute before it overflows, in a fleet with one whose clock is right. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WrongClockTest {

    private static final String KEY = "shop:k";
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Duration TTL = Duration.ofMinutes(2);
    private static final Policy POLICY = new PolicyDraft().ttl(TTL).grace(GRACE).inForeground().settle();

    private final FakeTime world = new FakeTime(0);
    private final InMemoryRedis redis = new InMemoryRedis(world);
    private final AtomicLong tokens = new AtomicLong();
    private final CompletableFuture<Object> loading = new CompletableFuture<>();

    /** The time as a machine with a wrong clock has it. */
    private record Skewed(Time world, long skew) implements Time {

        @Override
        public long nanos() {
            return world.nanos() + skew;
        }

        @Override
        public Cancellable after(Duration delay, Runnable task) {
            return world.after(delay, task);
        }
    }

    @BeforeEach
    void start() {
        LeaseScriptModel.teach(redis);
        NewsModel.teach(redis);
    }

    private Engine process(long skew) {
        Skewed time = new Skewed(world, skew);
        ServerClock clock = new ServerClock(redis, time, Duration.ofSeconds(10));
        clock.measure();
        return process(time, clock::now);
    }

    private Engine process(Time time, Supplier<OptionalLong> serverClock) {
        RedisTier tier = NewsModel.tier(redis, serverClock,
                () -> ByteBuffer.allocate(Lease.TOKEN_LENGTH).putLong(tokens.incrementAndGet()).array());
        EngineLimits limits = new EngineLimits(Duration.ofMinutes(1), 8, 4, LEASE, Duration.ofMinutes(10),
                Duration.ofMillis(150), 100);
        Engine engine = new Engine(MapTier.fenced(), tier, time, () -> 0.5, limits, View.always(), new TagMoves(),
                (about, text) -> {});
        redis.listen((channel, key) -> engine.filled(key));
        return engine;
    }

    private static CompletableFuture<Outcome> call(Engine engine, CompletableFuture<Object> result) {
        Caller caller = Runnable::run;
        return engine.ask(new Call(TestMethods.under(POLICY), KEY, () -> result, caller, () -> caller), Way.ANSWER);
    }

    private static CompletableFuture<Outcome> call(Engine engine, String loaded) {
        return call(engine, CompletableFuture.completedFuture(loaded));
    }

    /** What one process stores is fresh, old and gone for the other at the moments that Redis' clock says. */
    private void assertAgree(Engine writer, Engine reader, Engine laterReader) {
        call(writer, "old");
        world.advance(TTL.minusMillis(1));
        assertThat(call(reader, "new")).isCompletedWithValue(EngineBench.from(Source.REDIS, "old"));
        world.advance(Duration.ofMillis(1));
        call(writer, loading);
        assertThat(call(laterReader, "new")).isCompletedWithValue(EngineBench.from(Source.STALE, "old"));
        world.advance(GRACE);
        CompletableFuture<Outcome> waiting = call(laterReader, "new");
        assertThat(waiting).as("the old value is gone, and the writer still loads").isNotDone();
        loading.complete("new");
        assertThat(waiting).isCompletedWithValue(EngineBench.from(Source.REDIS, "new"));
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, 3_600_000_000_000L, -3_600_000_000_000L, Long.MAX_VALUE - 60_000_000_000L })
    void wrongClockOfWhoReadsChangesNothing(long skew) {
        assertAgree(process(0), process(skew), process(skew));
    }

    @ParameterizedTest
    @ValueSource(longs = { 3_600_000_000_000L, -3_600_000_000_000L, Long.MAX_VALUE - 60_000_000_000L })
    void wrongClockOfWhoWritesChangesNothing(long skew) {
        assertAgree(process(skew), process(0), process(0));
    }

    /** The negative control: trusting a clock of one's own is what these tests would notice. */
    @Test
    void processThatTrustsItsOwnClockTakesFreshEntriesForGone() {
        call(process(0), "old");
        Engine trusting = process(world, () -> OptionalLong.of(redis.clock() + Duration.ofHours(1).toMillis()));
        assertThat(call(trusting, "new")).isCompletedWithValue(EngineBench.from(Source.METHOD, "new"));
    }
}
