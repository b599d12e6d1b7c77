package dev.larder.internal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.internal.time.FakeTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ServerClockTest {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final FakeTime time = new FakeTime();
    private final InMemoryRedis redis = new InMemoryRedis(time);
    private Duration there = Duration.ZERO;
    private Duration back = Duration.ZERO;
    private final RedisPort distant = command -> {
        time.advance(there);
        CompletableFuture<Reply> reply = redis.send(command);
        time.advance(back);
        return reply;
    };
    private final ServerClock clock = new ServerClock(distant, time, PERIOD);

    @Test
    void knowsNothingBeforeTheFirstContact() {
        assertThat(clock.now()).isEmpty();
        assertThat(clock.errorMillis()).isEmpty();
        redis.fail(new Fault(Fault.Kind.UNREACHABLE, "test"));
        clock.measure();
        assertThat(clock.now()).isEmpty();
    }

    @Test
    void asksAgainSoonUntilItAnswersAndThenEachPeriod() {
        redis.fail(new Fault(Fault.Kind.UNREACHABLE, "test"));
        clock.measure();
        redis.fail((Fault) null);
        time.advance(PERIOD.dividedBy(20));
        assertThat(clock.now()).hasValue(redis.clock());
        redis.forgetReceived();
        time.advance(PERIOD.multipliedBy(3));
        assertThat(redis.received()).hasSize(3);
        assertThat(time.waiting()).isOne();
    }

    @Test
    void followsTheServerWithoutAskingEachTime() {
        clock.measure();
        redis.forgetReceived();
        time.advance(Duration.ofMillis(1234));
        assertThat(clock.now()).hasValue(redis.clock());
        assertThat(redis.received()).isEmpty();
    }

    @Test
    void slowerRoundTripDoesNotReplaceABetterReading() {
        clock.measure();
        there = Duration.ofMillis(80);
        clock.measure();
        there = Duration.ZERO;
        assertThat(clock.now()).hasValue(redis.clock());
        assertThat(clock.errorMillis().orElseThrow()).isLessThanOrEqualTo(1);
    }

    @Test
    void readingThatCannotBothBeTrueReplacesTheOld() {
        clock.measure();
        redis.setClock(redis.clock() + 60_000);
        there = Duration.ofMillis(5);
        clock.measure();
        assertThat(Math.abs(clock.now().orElseThrow() - redis.clock())).isLessThanOrEqualTo(5);
    }

    @Test
    void errorGrowsWithTheAgeOfTheReading() {
        clock.measure();
        redis.fail(new Fault(Fault.Kind.UNREACHABLE, "test"));
        time.advance(Duration.ofSeconds(100));
        assertThat(clock.errorMillis()).hasValue(20);
    }

    @Test
    void closedClockAsksNoMore() {
        clock.measure();
        clock.close();
        assertThat(time.waiting()).isZero();
        clock.measure();
        assertThat(time.waiting()).isZero();
        assertThat(clock.now()).isPresent();
    }

    @Property(tries = 300)
    void readingIsWrongByNoMoreThanItsError(@ForAll @LongRange(min = 0, max = 90_000) long thereMicros,
            @ForAll @LongRange(min = 0, max = 90_000) long backMicros) {
        there = Duration.ofNanos(thereMicros * 1000);
        back = Duration.ofNanos(backMicros * 1000);
        var fresh = new ServerClock(distant, time, PERIOD);
        fresh.measure();
        assertThat(Math.abs(fresh.now().orElseThrow() - redis.clock()))
                .isLessThanOrEqualTo(fresh.errorMillis().orElseThrow() + 1);
        fresh.close();
    }
}
