package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdleTest {

    @ParameterizedTest
    @ValueSource(strings = { "PT2S", "P4D", "P99D", "P120D", "P3650D" })
    void keyIsTouchedEachQuarterOfItsIdleTimeHoweverLongThatIs(String text) {
        Duration idle = Duration.parse(text);
        for (long start : new long[] { Long.MIN_VALUE / 2, -1, 0, 1_000_000_000L, Long.MAX_VALUE / 2 }) {
            Idle touched = new Idle();
            long quarter = idle.toNanos() / 4;
            for (int i = 0; i < 5; i++) {
                long now = start + i * quarter;
                assertThat(touched.isDue("k", idle, now)).as("%s after %s", i, start).isTrue();
                assertThat(touched.isDue("k", idle, now + quarter / 2)).isFalse();
                assertThat(touched.isDue("k", idle, now + quarter - 2_000_000)).isFalse();
            }
        }
    }

    /** Other keys may have it touched more often, never less. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 30, 45, 60 })
    void keyThatComesBackLaterIsTouched(int days) {
        Idle touched = new Idle();
        Duration idle = Duration.ofHours(1);
        touched.isDue("k", idle, 0);
        assertThat(touched.isDue("k", idle, Duration.ofDays(days).toNanos())).isTrue();
    }
}
