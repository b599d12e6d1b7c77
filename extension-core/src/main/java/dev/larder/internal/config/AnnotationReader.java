package dev.larder.internal.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.larder.internal.policy.DurationText;

/** Reads what an annotation says, and notes what cannot be read. */
final class AnnotationReader {

    private final Expressions expressions;
    private final String place;
    private final List<String> problems = new ArrayList<>();

    /** @param where the annotation stands, and which it is */
    AnnotationReader(Expressions expressions, String where) {
        this.expressions = expressions;
        this.place = where + " ";
    }

    /** A line for each text that could not be read, in the order of reading. */
    List<String> problems() {
        return problems;
    }

    /** A duration that may be zero; empty if the annotation does not say it, or not well. */
    Optional<Duration> duration(String member, String text) {
        return duration(member, text, Rule.DURATION_OR_ZERO, found -> true);
    }

    Optional<Duration> duration(String member, String text, Rule rule, Predicate<Duration> range) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Expressions.Outcome outcome = expressions.expand(text);
        if (outcome instanceof Expressions.Outcome.Missing missing) {
            problems.add("%s%s = '%s': %s".formatted(place, member, text, missing.message()));
            return Optional.empty();
        }
        String expanded = ((Expressions.Outcome.Expanded) outcome).text();
        if (DurationText.parse(expanded.strip()) instanceof DurationText.Parsed parsed
                && range.test(parsed.duration())) {
            return Optional.of(parsed.duration());
        }
        String shown = expanded.equals(text) ? text : text + "' which is '" + expanded;
        problems.add(SettingsRules.line(place + member, shown, rule.allowed()));
        return Optional.empty();
    }

    /** A number from zero. */
    Optional<Double> number(String member, double number, double most, Rule rule) {
        if (Double.isNaN(number)) {
            return Optional.empty();
        }
        if (!(number >= 0 && number <= most)) {
            problems.add(SettingsRules.line(place + member, String.valueOf(number), rule.allowed()));
        }
        return Optional.of(number);
    }
}
