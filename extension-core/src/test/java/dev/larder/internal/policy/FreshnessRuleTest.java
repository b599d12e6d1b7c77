package dev.larder.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.larder.SingleFlight;
import dev.larder.Tier;

/** Probabilistic early renewal: at {@code r} before the end it is due with the probability {@code exp(-r / (β × load))}. */
class FreshnessRuleTest {

    private static final int DRAWS = 100_000;
    private static final long SEED = 20_150_429;
    private static final long FRESH_UNTIL = 1_000_000_000_000L;
    private static final long MILLI = 1_000_000;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final FreshnessRule rule = new FreshnessRule(random::nextDouble);

    private static Policy early(double beta) {
        return new Policy(true, Tier.BOTH, SingleFlight.CLUSTER,
                new Policy.Lifetime(Duration.ofSeconds(10), 0, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                new Policy.Staleness(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                new Policy.Renewal(Duration.ZERO, beta, Duration.ZERO, true), 0, false);
    }

    /** The part of many hits, each so long before the end, that start a load. */
    private double dueShare(double beta, long loadMillis, double leftMillis) {
        Policy policy = early(beta);
        long now = FRESH_UNTIL - (long) (leftMillis * MILLI);
        int due = 0;
        for (int i = 0; i < DRAWS; i++) {
            Freshness good = rule.judge(policy, FRESH_UNTIL, FRESH_UNTIL, loadMillis * MILLI, now);
            assertThat(good).isIn(Freshness.FRESH, Freshness.DUE);
            due += good == Freshness.DUE ? 1 : 0;
        }
        return (double) due / DRAWS;
    }

    @ParameterizedTest
    @CsvSource({ "1, 100", "1, 1000", "0.25, 400", "2, 100", "10, 20" })
    void shareOfHitsThatAreDueFollowsTheFormulaOverTheWholeLife(double beta, long loadMillis) {
        for (double part : new double[] { 0.01, 0.1, 0.3, 0.7, 1, 1.5, 2, 3, 5, 8 }) {
            double expected = Math.exp(-part);
            // Of so many draws the share is off by more than four deviations once in ten thousand seeds.
            double deviation = Math.sqrt(expected * (1 - expected) / DRAWS);
            assertThat(dueShare(beta, loadMillis, part * beta * loadMillis)).as("at %s of β × load", part)
                    .isCloseTo(expected, within(4 * deviation));
        }
    }

    @Test
    void shareGrowsTowardsTheEndWithTheLoadTimeAndWithBeta() {
        assertThat(dueShare(1, 100, 400)).isLessThan(dueShare(1, 100, 200)).isLessThan(dueShare(1, 100, 20));
        assertThat(dueShare(1, 100, 200)).isLessThan(dueShare(1, 200, 200)).isLessThan(dueShare(1, 1000, 200));
        assertThat(dueShare(0.5, 100, 200)).isLessThan(dueShare(1, 100, 200)).isLessThan(dueShare(4, 100, 200));
    }

    @Test
    void nothingIsDueWithABetaOfZeroNorAfterALoadThatTookNoTime() {
        for (double left : new double[] { 0.001, 1, 100, 5_000 }) {
            assertThat(dueShare(0, 1_000, left)).isZero();
            assertThat(dueShare(1, 0, left)).isZero();
        }
    }

    /** Hits before that moment are not judged at all, so none of them may be due. */
    @ParameterizedTest
    @CsvSource({ "0, 100", "1, 100", "0.25, 400", "10, 20" })
    void nothingIsDueWhileTheValueIsCalm(double beta, long loadMillis) {
        long calmUntil = FreshnessRule.calmUntil(early(beta), FRESH_UNTIL, FRESH_UNTIL, loadMillis * MILLI);
        assertThat(dueShare(beta, loadMillis, (FRESH_UNTIL - calmUntil) / (double) MILLI + 0.001)).isZero();
        assertThat(FRESH_UNTIL - calmUntil).isEqualTo((long) (20 * beta * loadMillis * MILLI));
    }
}
