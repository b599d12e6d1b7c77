package dev.larder.internal.time;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class SystemTimeTest {

    @Test
    void nothingHappensLaterOnceItIsClosedAndAskingForItIsNoError() {
        SystemTime time = new SystemTime();
        time.close();
        assertThatCode(() -> time.after(Duration.ofHours(1), () -> {}).cancel()).doesNotThrowAnyException();
    }
}
