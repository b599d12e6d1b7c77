package dev.larder.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({ "500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "1h,PT1H", "7d,PT168H", "0s,PT0S", "' 1s ',PT1S",
            "PT1M30S,PT1M30S", "P1DT2H,PT26H", "pt1s,PT1S" })
    void readsEachForm(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(new DurationText.Parsed(duration));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "5", "5x", "s", "-5s", "1.5s", "5 s", "1h30m", "PT-5S", "P1Y",
            "999999999999999999d", "99999999999999999999s", "PT9999999999999999S", "five" })
    void refusesAllElseAndNamesWhatIsAllowed(String text) {
        assertThat(DurationText.parse(text)).isEqualTo(new DurationText.Refused("'" + text
                + "' is no duration: allowed: a whole number with ms, s, m, h or d behind it, such as 500ms, 30s or 7d,"
                + " or ISO-8601, such as PT1M30S"));
    }
}
