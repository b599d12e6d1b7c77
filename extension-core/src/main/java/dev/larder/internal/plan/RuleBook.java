package dev.larder.internal.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All rules there are, and what of them may be taken less seriously. */
final class RuleBook {

    private static final String PREFIX = "LARDER-";

    /** What breaks one of these runs as it says, or not at all. All others are errors, whatever anybody says. */
    private static final Map<Integer, Severity> ADJUSTABLE = Map.ofEntries(
            Map.entry(117, Severity.ERROR),
            Map.entry(119, Severity.NOTE),
            Map.entry(212, Severity.ERROR),
            Map.entry(217, Severity.ERROR),
            Map.entry(220, Severity.ERROR),
            Map.entry(222, Severity.WARNING),
            Map.entry(223, Severity.WARNING),
            Map.entry(303, Severity.ERROR),
            Map.entry(304, Severity.ERROR),
            Map.entry(310, Severity.ERROR),
            Map.entry(314, Severity.ERROR),
            Map.entry(317, Severity.NOTE),
            Map.entry(318, Severity.NOTE),
            Map.entry(503, Severity.WARNING),
            Map.entry(601, Severity.ERROR),
            Map.entry(602, Severity.WARNING));

    static final Set<String> CODES = codes();

    private RuleBook() {
    }

    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        Stream.of(PlanRules.OF_A_METHOD, PlanRules.OF_ALL_METHODS, PlanRules.OF_A_TEMPLATE, PlanRules.OF_A_WRITER,
                PlanRules.OF_A_WRITE, PlanRules.OF_A_BATCH_WRITER, PlanRules.OF_A_QUEUE, PlanRules.OF_THE_WHOLE)
                .forEach(rules -> rules.forEach(rule -> codes.add(code(rule.number()))));
        Stream.of(206, 212, 220, 221, 222).forEach(number -> codes.add(code(number)));
        return Collections.unmodifiableSet(codes);
    }

    static String code(int number) {
        return PREFIX + number;
    }

    static boolean knows(String code) {
        return CODES.contains(code);
    }

    /** Whether it may be a warning, or nothing, and be accepted where it is found. */
    static boolean isAdjustable(String code) {
        return ADJUSTABLE.containsKey(number(code));
    }

    /** Where nothing else is configured. */
    static Severity severity(String code) {
        return ADJUSTABLE.getOrDefault(number(code), Severity.ERROR);
    }

    private static int number(String code) {
        return Integer.parseInt(code.substring(PREFIX.length()));
    }
}
