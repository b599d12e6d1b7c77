package dev.larder.internal.plan;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.ParameterShape;

/** 1xx and 2xx: what a method with {@code @KeyEach} must keep. */
final class EachRules {

    private EachRules() {
    }

    /** Silent while names in the template have no meaning, as one may be this parameter. */
    static void inTheKey(MethodSubject subject, Findings findings) {
        if (subject.template() instanceof KeyTemplate.Parsed parsed && subject.namesAreKnown()) {
            eachParameter(subject, (index, parameter) -> {
                boolean used = subject.usedParameters().anyMatch(origin -> origin.index() == index);
                if (!used && !parameter.ignored() && !parameter.bypass()) {
                    findings.add(subject, subject.declaration().parameter(index),
                            subject.parameterName(index) + " is not in the key \"" + parsed.template().text()
                                    + "\", so all its elements share an entry",
                            "add {" + parameter.name().orElse(Integer.toString(index))
                                    + "} to the key: it stands for one element");
                }
            });
        }
    }

    static void noOtherMark(MethodSubject subject, Findings findings) {
        eachParameter(subject, (index, parameter) -> {
            if (parameter.ignored() || parameter.bypass()) {
                String other = parameter.ignored() ? "@KeyIgnore" : "@CacheBypass";
                findings.add(subject, subject.declaration().parameter(index),
                        "each element is in a key, but the parameter is annotated with " + other,
                        "remove @KeyEach or " + other);
            }
        });
    }

    static void collection(MethodSubject subject, Findings findings) {
        int first = EachParameter.index(subject.method());
        eachParameter(subject, (index, parameter) -> {
            Excerpt excerpt = subject.declaration().parameter(index);
            if (!EachParameter.isCollection(parameter)) {
                findings.add(subject, excerpt, "@KeyEach stands on a parameter that is not a Collection, List or Set",
                        "declare it as a Collection of what one key is made of");
            } else if (EachParameter.element(parameter).isEmpty()) {
                findings.add(subject, excerpt,
                        "the raw type " + parameter.type().simple() + " does not tell what one key is made of",
                        "declare the type of its elements");
            }
            if (index != first) {
                findings.add(subject, excerpt, "a second parameter has @KeyEach", "leave one of them");
            }
        });
    }

    static void map(MethodSubject subject, Findings findings) {
        if (subject.result() instanceof ResultType.NotByElement other) {
            findings.add(subject, subject.declaration().returnType(), other.message(), other.mend());
        }
    }

    private static void eachParameter(MethodSubject subject, BiConsumer<Integer, ParameterShape> check) {
        List<ParameterShape> parameters = subject.method().parameters();
        IntStream.range(0, parameters.size()).filter(index -> parameters.get(index).each())
                .forEach(index -> check.accept(index, parameters.get(index)));
    }
}
