package dev.larder.benchmarks.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

@WithRedis
class ComparisonTest {

    private static final int FEW = 500;
    private static final int MANY = 50_000;

    @Test
    void movingATagTakesOneCommandWhateverTheNumberOfItsEntries(RedisHandle redis) {
        try (Comparison comparison = new Comparison(redis)) {
            // The server learns the scripts.
            comparison.round(0, 1);
            Invalidation few = comparison.round(1, FEW).get(0);
            Invalidation many = comparison.round(2, MANY).get(0);
            for (Invalidation one : List.of(few, many)) {
                assertThat(one.approach()).isEqualTo("tag clock");
                assertThat(one.trips()).isEqualTo(1);
                assertThat(one.sent()).isEqualTo(1);
                assertThat(one.before()).isEqualTo(one.sample());
                assertThat(one.after()).isZero();
            }
            assertThat(many.run()).isEqualTo(few.run());
        }
    }

    @Test
    void setOfMembersIsReadPageByPageAndItsEntriesAreGone(RedisHandle redis) {
        try (Comparison comparison = new Comparison(redis)) {
            Invalidation few = comparison.round(1, FEW).get(1);
            Invalidation many = comparison.round(2, MANY).get(1);
            assertThat(many.before()).isEqualTo(many.sample());
            assertThat(many.after()).isZero();
            assertThat(many.sent()).isGreaterThan(MANY / 1_000).isGreaterThan(10 * few.sent());
            assertThat(many.trips()).isGreaterThan(10 * few.trips());
        }
    }
}
