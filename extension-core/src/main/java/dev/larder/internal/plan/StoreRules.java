package dev.larder.internal.plan;

import java.util.Map;
import java.util.Optional;

import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.ClassShape;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;
import dev.larder.internal.shape.TypeShape.Array;
import dev.larder.internal.shape.TypeShape.Named;
import dev.larder.internal.shape.TypeShape.Wildcard;

/** 2xx: what a filter of results must be. */
final class StoreRules {

    private static final String FILTER = "dev.larder.spi.StoreFilter";

    private StoreRules() {
    }

    static void creatable(MethodSubject subject, Findings findings) {
        creatable("storeIf", subject, findings);
    }

    /** @param member that names a class */
    static void creatable(String member, MethodSubject subject, Findings findings) {
        subject.method().annotation().type(member).flatMap(named -> subject.catalog().find(named.erasure()))
                .filter(named -> !named.isCreatable())
                .ifPresent(named -> findings.add(subject, subject.annotation().member(member),
                        "no object of " + TypeShape.of(named.name()).simple() + " can be made",
                        "name a class that is not abstract and is a bean or has a public constructor without"
                                + " parameters"));
    }

    static void ofTheValue(MethodSubject subject, Findings findings) {
        subject.method().annotation().type("storeIf").ifPresent(filter -> {
            TypeShape takes = Hierarchy.of(filter, subject.catalog()).variablesOf(FILTER).get("T");
            if (takes != null && subject.result() instanceof ResultType.Value value
                    && !takes(takes, value.value(), subject.catalog())) {
                findings.add(subject, subject.annotation().member("storeIf"),
                        filter.simple() + " filters " + takes.simple() + ", the method gives " + value.value().simple(),
                        "name a StoreFilter<" + value.value().simple() + ">");
            }
        });
    }

    /** Whether a parameter of one type takes every value of another. */
    private static boolean takes(TypeShape parameter, TypeShape value, TypeCatalog catalog) {
        if (parameter instanceof Wildcard wildcard) {
            return wildcard.lower() || takes(wildcard.bound(), value, catalog);
        }
        if (parameter instanceof Array wanted) {
            return value instanceof Array given && takes(wanted.component(), given.component(), catalog);
        }
        if (!(parameter instanceof Named wanted) || wanted.name().equals("java.lang.Object")) {
            return parameter instanceof Named || parameter.equals(value);
        }
        if (wanted.arguments().isEmpty()) {
            return wanted.name().equals(value.erasure()) || Hierarchy.of(value, catalog).isA(wanted.name());
        }
        Map<String, TypeShape> given = Hierarchy.of(value, catalog).variablesOf(wanted.name());
        Optional<ClassShape> shape = catalog.find(wanted.name());
        return shape.isPresent() && !given.isEmpty() && argumentsFit(wanted, shape.get(), given, catalog);
    }

    /** Type arguments must be the same unless a wildcard leaves them open. */
    private static boolean argumentsFit(Named wanted, ClassShape shape, Map<String, TypeShape> given,
            TypeCatalog catalog) {
        for (int i = 0; i < wanted.arguments().size(); i++) {
            TypeShape argument = wanted.arguments().get(i);
            TypeShape found = given.get(shape.typeParameters().get(i));
            boolean fits = found != null && (argument instanceof Wildcard ? takes(argument, found, catalog)
                    : argument.toString().equals(found.toString()));
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
