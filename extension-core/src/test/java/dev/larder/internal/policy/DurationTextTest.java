package dev.larder.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({ "500ms,500", "30s,30000", "5m,300000", "1h,3600000", "7d,604800000", "0s,0", "PT1M30S,90000",
            "PT0.5S,500",
            "P1D,86400000", "36500d,3153600000000" })
    void everyFormIsRead(String text, long millis) {
        assertThat(DurationText.parse(text)).isEqualTo(new DurationText.Parsed(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            5                | '5' is not a duration
            5 m              | '5 m' is not a duration
            5M               | '5M' is not a duration
            5min             | '5min' is not a duration
            1.5h             | '1.5h' is not a duration
            ""               | '' is not a duration
            P                | 'P' is not a duration
            -5m              | '-5m' is not a duration
            -PT5M            | '-PT5M' is negative
            PT0.0001S        | 'PT0.0001S' is not a whole number of milliseconds
            36501d           | '36501d' is longer than 36500 days
            999999999999999d | '999999999999999d' is longer than 36500 days
            """)
    void everythingElseIsRefused(String text, String message) {
        assertThat(((DurationText.Refused) DurationText.parse(text)).message()).isEqualTo(message);
    }

    @Test
    void expressionsNameAKeyAndMayHaveADefault() {
        assertThat(DurationSource.parse("5m")).isEqualTo(new DurationSource.Fixed(Duration.ofMinutes(5)));
        assertThat(DurationSource.parse("${a.b}")).isEqualTo(new DurationSource.Expression("a.b", Optional.empty()));
        assertThat(DurationSource.parse("${a.b:5m}"))
                .isEqualTo(new DurationSource.Expression("a.b", Optional.of(Duration.ofMinutes(5))));
    }

    @ParameterizedTest
    @CsvSource({ "${a.b:5x},6,5x", "${},0,${}", "${:5m},0,${:5m}", "x${a},0,x${a}", "${a}s,0,${a}s", "${a,0,${a",
            "${${a}},0,${${a}}", "5q,0,5q" })
    void wrongExpressionsAreRefusedAtTheirPlace(String text, int position, String offending) {
        DurationSource.Refused refused = (DurationSource.Refused) DurationSource.parse(text);
        assertThat(refused.position()).isEqualTo(position);
        assertThat(refused.offending()).isEqualTo(offending);
    }

    @Property
    boolean anyTextIsReadOrRefused(@ForAll String text) {
        return DurationSource.parse(text) != null && DurationText.parse("P" + text) != null;
    }
}
