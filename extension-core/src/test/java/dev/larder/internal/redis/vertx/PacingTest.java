package dev.larder.internal.redis.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacingTest {

    private final Settings settings = Settings.defaults();
    private final Pacing pacing = new Pacing(settings);

    @Test
    void noMoreThanThreeAttemptsStandOpen() {
        pacing.opened();
        pacing.opened();
        assertThat(pacing.mayOpen()).isTrue();
        pacing.opened();
        assertThat(pacing.mayOpen()).isFalse();
        pacing.ended();
        assertThat(pacing.mayOpen()).isTrue();
    }

    @Test
    void whoIsNotWelcomeAsksSeldom() {
        pacing.failed("WRONGPASS invalid username-password pair");
        assertThat(pacing.pause()).isEqualTo(60_000);
        pacing.failed("Connection refused");
        assertThat(pacing.pause()).isLessThanOrEqualTo(settings.reconnectMax().toMillis());
    }

    @Test
    void linkThatKeepsBreakingIsWaitedForEverLonger() {
        for (int i = 0; i < 30; i++) {
            pacing.up(0);
            pacing.down(1);
        }
        long broken = pacing.pause();
        pacing.up(0);
        pacing.down(settings.reconnectMax().toNanos() + 1);
        assertThat(pacing.pause()).as("after it served").isLessThan(broken);
    }
}
