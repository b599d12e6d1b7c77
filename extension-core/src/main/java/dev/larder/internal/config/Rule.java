package dev.larder.internal.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import dev.larder.internal.policy.DurationText;

/**
 * What is allowed as a value.
 *
 * @param allowed in words
 * @param holds of a text
 * @param optional whether an empty text counts as not set
 */
record Rule(String allowed, Predicate<String> holds, boolean optional) {

    static final String SIZE_FORM = "a number of bytes, or with K, M or G behind it, such as 512K or 64M";

    static final String DURATION_FORM = "a whole number with ms, s, m, h or d behind it, such as 500ms, 30s or 7d, or"
            + " ISO-8601, such as PT1M30S";

    static final Rule TEXT = new Rule("any text", text -> true, true);

    static final Rule SWITCH = new Rule("true or false", text -> text.equals("true") || text.equals("false"), false);

    static final Rule DURATION = duration("a duration of more than zero: " + DURATION_FORM, found -> !found.isZero());

    static final Rule DURATION_OR_ZERO = duration("a duration: " + DURATION_FORM, found -> true);

    Rule orEmpty() {
        return new Rule(allowed, holds, true);
    }

    boolean accepts(String text) {
        return text.isEmpty() ? optional : holds.test(text);
    }

    private static Rule duration(String allowed, Predicate<Duration> range) {
        return new Rule(allowed,
                text -> DurationText.parse(text.strip()) instanceof DurationText.Parsed parsed
                        && range.test(parsed.duration()),
                false);
    }

    static Rule size(String range, long least, long most) {
        return new Rule(SIZE_FORM + range, text -> {
            Optional<MemorySize> size = MemorySize.parse(text);
            return size.isPresent() && size.get().bytes() >= least && size.get().bytes() <= most;
        }, false);
    }

    static Rule whole(int least, int most) {
        return new Rule("a whole number from " + least + " to " + most,
                text -> text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least
                        && Integer.parseInt(text) <= most,
                false);
    }

    static Rule number(String allowed, Predicate<Double> range) {
        return new Rule(allowed, text -> text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") && range.test(Double.valueOf(text)),
                false);
    }

    static Rule oneOf(Enum<?>... constants) {
        List<String> names = Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
        return new Rule("one of " + String.join(", ", names),
                text -> names.contains(text.toLowerCase(Locale.ROOT)), false);
    }
}
