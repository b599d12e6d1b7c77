package dev.larder.internal.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.larder.internal.time.FakeTime;

class ViewTest {

    private static final long SECOND = 1_000_000_000L;
    private final long start = new FakeTime(Long.MAX_VALUE - SECOND / 2).nanos();

    private final View view = new View(Duration.ofSeconds(1), start);

    @Test
    void nothingIsTrustedBeforeTheFirstConfirmationButWhatIsYoung() {
        assertThat(view.covers(start - 2 * SECOND, start)).isFalse();
        assertThat(view.covers(start - SECOND, start)).isTrue();
    }

    @Test
    void confirmationIsTrustedAsLongAsTheViewMayLag() {
        view.begun(start);
        view.confirmed(start + 100 * SECOND);
        assertThat(view.covers(start, start + 101 * SECOND)).isTrue();
        assertThat(view.covers(start, start + 101 * SECOND + 1)).isFalse();
    }

    @Test
    void whatWasKnownBeforeItBeganToHearIsCoveredWhileItIsRecentOnly() {
        View fresh = new View(Duration.ofNanos(100), 1_000);
        fresh.begun(1_050);
        fresh.confirmed(1_200);
        assertThat(fresh.covers(1_049, 1_149)).isTrue();
        assertThat(fresh.covers(1_049, 1_150)).isFalse();
        assertThat(fresh.hearsOf(1_049, 1_150)).isFalse();
        assertThat(fresh.covers(1_050, 1_250)).isTrue();
        assertThat(fresh.hearsOf(1_050, 9_000)).isTrue();
    }
}
