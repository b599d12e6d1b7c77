package dev.larder.internal.policy;

import java.time.Duration;
import java.util.Optional;

/** Where a duration of an annotation comes from. */
public sealed interface DurationSource {

    /** The text says it. */
    record Fixed(Duration duration) implements DurationSource {
    }

    /**
     * Configuration says it.
     *
     * @param key of the configuration
     * @param otherwise what holds if configuration does not say it
     */
    record Expression(String key, Optional<Duration> otherwise) implements DurationSource {
    }

    /**
     * Nobody says it.
     *
     * @param offending the part of the text that is wrong
     * @param position where that begins
     */
    record Refused(String offending, int position, String message, String mend) implements DurationSource {
    }

    /** Reads a duration or an expression <code>${config.key}</code> or <code>${config.key:duration}</code>. */
    static DurationSource parse(String text) {
        if (!text.startsWith("${")) {
            return text.contains("${") || text.contains("}") ? notWhole(text) : fixed(text, 0);
        }
        if (text.indexOf('}') != text.length() - 1) {
            return notWhole(text);
        }
        String inner = text.substring(2, text.length() - 1);
        int colon = inner.indexOf(':');
        String key = colon < 0 ? inner : inner.substring(0, colon);
        if (key.isBlank() || key.contains("${")) {
            return new Refused(text, 0, "'" + text + "' names no configuration key",
                    "write ${config.key} or ${config.key:5m}");
        }
        if (colon < 0) {
            return new Expression(key, Optional.empty());
        }
        DurationSource otherwise = fixed(inner.substring(colon + 1), colon + 3);
        return otherwise instanceof Fixed fixed ? new Expression(key, Optional.of(fixed.duration())) : otherwise;
    }

    private static DurationSource fixed(String text, int position) {
        DurationText.Outcome outcome = DurationText.parse(text);
        return outcome instanceof DurationText.Parsed parsed ? new Fixed(parsed.duration())
                : refused(text, position, (DurationText.Refused) outcome);
    }

    private static Refused refused(String text, int position, DurationText.Refused refused) {
        return new Refused(text, position, refused.message(), refused.mend());
    }

    private static Refused notWhole(String text) {
        return new Refused(text, 0, "'" + text + "' is not one whole expression",
                "write ${config.key} or ${config.key:5m}, and nothing around it");
    }
}
