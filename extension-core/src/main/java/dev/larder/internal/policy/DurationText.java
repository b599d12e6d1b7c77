package dev.larder.internal.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How durations are written: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 7d}, or ISO-8601. */
public final class DurationText {

    /** The forms, for messages. */
    public static final String FORMS = "write 500ms, 30s, 5m, 1h, 7d, or ISO-8601 such as PT1M30S";

    /** The longest duration. */
    public static final Duration MAX = Duration.ofDays(36_500);

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,15})(ms|s|m|h|d)");
    private static final BigDecimal MILLIS_OF_SECOND = BigDecimal.valueOf(1000);

    private DurationText() {
    }

    /** What reading gives. */
    public sealed interface Outcome {
    }

    /** A duration of whole milliseconds, not negative, at most {@link #MAX}. */
    public record Parsed(Duration duration) implements Outcome {
    }

    /** No duration: what is wrong, and what would mend it. */
    public record Refused(String message, String mend) implements Outcome {
    }

    /** Reads a text. */
    public static Outcome parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            return inMillis(text, millis(matcher.group(2)).multiply(new BigDecimal(matcher.group(1))));
        }
        if (!text.startsWith("P") && !text.startsWith("p") && !text.startsWith("-") && !text.startsWith("+")) {
            return new Refused("'" + text + "' is not a duration", FORMS);
        }
        try {
            Duration duration = Duration.parse(text);
            return inMillis(text, MILLIS_OF_SECOND.multiply(BigDecimal.valueOf(duration.getSeconds()))
                    .add(BigDecimal.valueOf(duration.getNano(), 6)));
        } catch (DateTimeParseException e) {
            return new Refused("'" + text + "' is not a duration", FORMS);
        }
    }

    private static BigDecimal millis(String unit) {
        return BigDecimal.valueOf(switch (unit) {
            case "ms" -> 1L;
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            default -> 86_400_000L;
        });
    }

    private static Outcome inMillis(String text, BigDecimal millis) {
        if (millis.signum() < 0) {
            return new Refused("'" + text + "' is negative", "write a duration of zero or more");
        }
        if (millis.compareTo(BigDecimal.valueOf(MAX.toMillis())) > 0) {
            return new Refused("'" + text + "' is longer than " + MAX.toDays() + " days", "write a shorter duration");
        }
        if (millis.stripTrailingZeros().scale() > 0) {
            return new Refused("'" + text + "' is not a whole number of milliseconds", FORMS);
        }
        return new Parsed(Duration.ofMillis(millis.longValueExact()));
    }
}
