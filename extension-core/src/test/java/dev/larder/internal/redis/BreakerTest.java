package dev.larder.internal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.larder.internal.time.FakeTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BreakerTest {

    private static final Duration OPEN_MIN = Duration.ofMillis(100);
    private static final Duration OPEN_MAX = Duration.ofSeconds(1);
    private static final Breaker.Settings SETTINGS = new Breaker.Settings(10, 4, 0.5, Duration.ofMillis(50), 0.8,
            OPEN_MIN, OPEN_MAX);

    private final FakeTime time = new FakeTime();
    private final Breaker breaker = new Breaker(SETTINGS, time, new Random(7));

    private void call(boolean success, long millis) {
        long ticket = breaker.enter();
        assertThat(ticket).isNotEqualTo(Breaker.DENIED);
        breaker.leave(ticket, success, Duration.ofMillis(millis).toNanos());
    }

    private void openIt() {
        for (int i = 0; i < 4; i++) {
            call(false, 1);
        }
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void fewFailuresConcludeNothing() {
        call(false, 1);
        call(false, 1);
        call(false, 1);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void opensWhenTooManyFailAndLetsNothingThrough() {
        openIt();
        assertThat(breaker.enter()).isEqualTo(Breaker.DENIED);
    }

    @Test
    void opensWhenTooManyAreSlow() {
        call(true, 1);
        for (int i = 0; i < 3; i++) {
            call(true, 50);
        }
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        call(true, 50);
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void onlyTheLastCallsCount() {
        for (int i = 0; i < 3; i++) {
            call(false, 1);
            call(true, 1);
            call(true, 1);
            call(true, 1);
        }
        for (int i = 0; i < 10; i++) {
            call(true, 1);
        }
        for (int i = 0; i < 4; i++) {
            call(false, 1);
            assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        }
        call(false, 1);
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void oneProbeGoesThroughWhenHalfOpen() {
        openIt();
        time.advance(OPEN_MIN);
        long probe = breaker.enter();
        assertThat(probe).isNotEqualTo(Breaker.DENIED);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        assertThat(breaker.enter()).isEqualTo(Breaker.DENIED);
        breaker.leave(probe, true, 0);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        call(false, 1);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void slowProbeDoesNotClose() {
        openIt();
        time.advance(OPEN_MIN);
        breaker.leave(breaker.enter(), true, Duration.ofMillis(50).toNanos());
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void outcomeOfACallFromBeforeTheOpeningIsIgnored() {
        long old = breaker.enter();
        openIt();
        time.advance(OPEN_MIN);
        long probe = breaker.enter();
        breaker.leave(old, true, 0);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        breaker.leave(old, false, 0);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        breaker.leave(probe, true, 0);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Property(tries = 200)
    void openTimeGrowsToItsBoundAndIsJitteredByHalf(@ForAll @IntRange(min = 0, max = 40) int failedProbes,
            @ForAll @DoubleRange(min = 0, max = 0.99) double draw) {
        var clock = new FakeTime();
        var fixed = new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public double nextDouble() {
                return draw;
            }
        };
        var growing = new Breaker(SETTINGS, clock, fixed);
        for (int i = 0; i < 4; i++) {
            growing.leave(growing.enter(), false, 0);
        }
        for (int i = 0; i < failedProbes; i++) {
            clock.advance(OPEN_MAX);
            growing.leave(growing.enter(), false, 0);
        }
        long full = Math.min(OPEN_MAX.toNanos(), OPEN_MIN.toNanos() << Math.min(failedProbes, 20));
        long half = full / 2;
        long open = half + (long) (draw * half);
        clock.advance(Duration.ofNanos(open - 1));
        assertThat(growing.enter()).isEqualTo(Breaker.DENIED);
        clock.advance(Duration.ofNanos(1));
        assertThat(growing.enter()).isNotEqualTo(Breaker.DENIED);
    }
}
