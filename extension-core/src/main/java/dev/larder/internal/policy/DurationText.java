package dev.larder.internal.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 7d}, or ISO-8601. */
public final class DurationText {

    public static final String ALLOWED = "a whole number with ms, s, m, h or d behind it, such as 500ms, 30s or 7d,"
            + " or ISO-8601, such as PT1M30S";

    private static final Pattern SHORT = Pattern.compile("(\\d{1,18})(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m",
            ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

    /** Time is counted in nanoseconds; these are 292 years. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /** What a text says. */
    public sealed interface Result {
    }

    /**
     * @param duration zero or more
     */
    public record Parsed(Duration duration) implements Result {
    }

    /**
     * @param message names the text and the allowed forms
     */
    public record Refused(String message) implements Result {
    }

    private DurationText() {
    }

    public static Result parse(String text) {
        String trimmed = text.strip();
        Matcher matcher = SHORT.matcher(trimmed);
        try {
            Duration duration = matcher.matches()
                    ? Duration.of(Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2)))
                    : Duration.parse(trimmed);
            boolean allowed = !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
            return allowed ? new Parsed(duration) : refused(text);
        } catch (DateTimeException | ArithmeticException e) {
            return refused(text);
        }
    }

    private static Refused refused(String text) {
        return new Refused("'" + text + "' is no duration: allowed: " + ALLOWED);
    }
}
