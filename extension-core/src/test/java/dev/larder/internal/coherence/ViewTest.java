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
        view.confirmed(start);
        assertThat(view.covers(start - 100 * SECOND, start + SECOND)).isTrue();
        assertThat(view.covers(start - 100 * SECOND, start + SECOND + 1)).isFalse();
    }
}
