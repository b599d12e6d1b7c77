package dev.larder.internal.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.larder.internal.key.KeyPart;
import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.TypeShape;

/**
 * 2xx: methods that write the same keys. A cache may hold values of several types, and its methods may have policies of
 * their own; what two methods keep under one key must be one type.
 */
final class CommonKeyRules {

    private CommonKeyRules() {
    }

    static void oneTypePerKey(List<MethodSubject> subjects, Findings findings) {
        byKeys(subjects, subject -> true).values().forEach(same -> {
            MethodSubject first = same.get(0);
            same.stream().filter(other -> !type(other).equals(type(first))).forEach(other -> findings.add(other,
                    other.annotation().member("key"),
                    "writes the same keys as " + first.name() + ", which gives " + shown(first, other)
                            + " where this gives " + shown(other, first),
                    "give one of them another key"));
        });
    }

    /** Keys that nobody has written are equal by accident, not by intention. */
    static void derivedKeysApart(List<MethodSubject> subjects, Findings findings) {
        byKeys(subjects, MethodSubject::derived).values().forEach(same -> {
            MethodSubject first = same.get(0);
            same.stream().skip(1).filter(other -> type(other).equals(type(first)))
                    .forEach(other -> findings.add(other,
                            other.annotation().member("key"), "its derived keys are those of " + first.name(),
                            "give one of them a key, or a cache of its own"));
        });
    }

    private static Map<String, List<MethodSubject>> byKeys(List<MethodSubject> subjects,
            Predicate<MethodSubject> which) {
        return subjects.stream().filter(which)
                .collect(Collectors.groupingBy(CommonKeyRules::keys, LinkedHashMap::new, Collectors.toList()));
    }

    /** The template with its placeholders blanked. */
    static String keys(MethodSubject subject) {
        return subject.parts().stream().map(part -> part instanceof KeyPart.Literal literal ? literal.text()
                : part instanceof KeyPart.Ambient ambient ? "{@" + ambient.name() + '}' : "{}")
                .collect(Collectors.joining());
    }

    static String type(MethodSubject subject) {
        return value(subject).toString();
    }

    private static TypeShape value(MethodSubject subject) {
        return ((ResultType.Value) subject.result()).value();
    }

    /** By the simple name, unless that is the other's, too. */
    private static String shown(MethodSubject subject, MethodSubject other) {
        String simple = value(subject).simple();
        return simple.equals(value(other).simple()) ? type(subject) : simple;
    }
}
