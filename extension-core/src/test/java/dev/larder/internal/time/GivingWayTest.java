package dev.larder.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GivingWayTest {

    private static final long SHORT_TURN = 1_000;
    private static final long LONG_TURN = 3_000_000;
    private static final long MILLI = 1_000_000;

    private long now = Long.MAX_VALUE - 5 * MILLI;
    private long turnTakes = SHORT_TURN;
    private int turns;
    private final GivingWay givingWay = new GivingWay(() -> now, () -> {
        turns++;
        now += turnTakes;
    });

    @Test
    void whatIsDoneIsNotWaitedFor() {
        givingWay.until(() -> true);
        assertThat(turns).isZero();
    }

    @Test
    void givesWayUntilItIsDone() {
        givingWay.until(() -> turns == 3);
        assertThat(turns).isEqualTo(3);
    }

    @Test
    void givesUpWhenItTakesTooManyTurns() {
        givingWay.until(() -> false);
        assertThat(turns).isEqualTo(20);
    }

    @Test
    void givesUpAfterOneTurnThatOthersUseForTheirOwnWork() {
        turnTakes = LONG_TURN;
        givingWay.until(() -> false);
        assertThat(turns).isEqualTo(1);
    }

    @Test
    void waitThatIsDoneTooLateDoesNotPay() {
        turnTakes = LONG_TURN;
        assertThat(turnsOfWaits(100, 1)).isLessThan(10);
    }

    @Test
    void goesOnForEverWhilePaying() {
        assertThat(turnsOfWaits(10_000, 2)).isEqualTo(20_000);
    }

    @Test
    void failureNowAndThenIsBorne() {
        for (int i = 0; i < 1_000; i++) {
            boolean fails = i % 8 == 7;
            int before = turns;
            givingWay.until(() -> !fails && turns - before == 1);
            assertThat(turns - before).isEqualTo(fails ? 20 : 1);
        }
    }

    @Test
    void restsWhenItDoesNotPayAndTriesAgainEverMoreRarely() {
        int inTheFirstSecond = failuresDuring(1_000 * MILLI);
        failuresDuring(60_000 * MILLI);
        int inTenSecondsLater = failuresDuring(10_000 * MILLI);
        assertThat(inTheFirstSecond).isBetween(100, 300);
        assertThat(inTenSecondsLater).isBetween(1, 70);
    }

    @Test
    void longestRestIsBoundedAndForgottenWhenItPaysAgain() {
        failuresDuring(100_000 * MILLI);
        now += 10_000 * MILLI;
        assertThat(turnsOfWaits(1_000, 1)).isEqualTo(1_000);
        assertThat(failuresDuring(1_000 * MILLI)).isGreaterThan(100);
    }

    @Test
    void oneTurnIsGivenUnlessTurnsAreLong() {
        for (int i = 0; i < 100; i++) {
            givingWay.once();
        }
        assertThat(turns).isEqualTo(100);
        turnTakes = LONG_TURN;
        for (int i = 0; i < 100; i++) {
            givingWay.once();
        }
        assertThat(turns).isLessThan(100 + 10);
    }

    private int turnsOfWaits(int waits, int turnsOfEach) {
        int atFirst = turns;
        for (int i = 0; i < waits; i++) {
            int before = turns;
            givingWay.until(() -> turns - before == turnsOfEach);
        }
        return turns - atFirst;
    }

    /** Waits that end without success, one each tenth of a millisecond; how many were tried by giving way. */
    private int failuresDuring(long nanos) {
        int tried = 0;
        long end = now + nanos;
        while (end - now > 0) {
            int before = turns;
            givingWay.until(() -> false);
            if (turns > before) {
                tried++;
            }
            now += MILLI / 10;
        }
        return tried;
    }
}
