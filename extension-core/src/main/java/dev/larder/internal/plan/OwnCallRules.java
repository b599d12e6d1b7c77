package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.ClassCode.Body;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/** 2xx: calls that no interceptor sees, where the container intercepts none by way of {@code this}. */
final class OwnCallRules {

    static final String CODE = "LARDER-223";

    private static final List<String> LOOKUPS = List.of("jakarta.enterprise.inject.Instance",
            "jakarta.inject.Provider");

    private OwnCallRules() {
    }

    /** Where own calls are intercepted there is nothing to find, and what is accepted for other containers is not in vain. */
    static boolean isAsked(PlanCompiler.Application application) {
        return !application.interceptsOwnCalls();
    }

    static void intercepted(Whole whole, Findings findings) {
        if (isAsked(whole.application())) {
            Stream.concat(whole.cached().stream(), whole.writers().stream().map(WriterSubject::whole))
                    .forEach(method -> caller(method).ifPresent(caller -> findings.add(method,
                            method.annotation().member(""),
                            caller + "() of the same bean calls it, and such a call is not intercepted",
                            "move it to a bean of its own, or call it through the bean as it is injected")));
        }
    }

    /** The first method of the bean that calls this one by way of {@code this}. */
    private static Optional<String> caller(MethodSubject method) {
        List<String> classes = Hierarchy.of(TypeShape.of(method.bean().beanClass()), method.catalog()).levels().stream()
                .map(level -> level.shape().name()).toList();
        return classes.stream().flatMap(name -> method.catalog().code(name).stream())
                .flatMap(code -> code.methods().stream())
                .filter(body -> !body.bridge() && body.calls().stream()
                        .anyMatch(call -> !call.exact() && classes.contains(call.owner())
                                && call.name().equals(method.method().name())
                                && call.parameters().equals(method.parameterTypes())))
                .filter(body -> !hasTheBean(body, Set.copyOf(classes), method.catalog()))
                .map(Body::written).sorted().findFirst();
    }

    /** Whether it has another way to the bean than {@code this}. */
    private static boolean hasTheBean(Body body, Set<String> classes, TypeCatalog catalog) {
        return body.parameters().stream().anyMatch(classes::contains)
                || body.calls().stream().anyMatch(call -> DeclaredType.isOneOf(LOOKUPS, TypeShape.of(call.owner()),
                        catalog))
                || body.reads().stream().flatMap(read -> Hierarchy.of(TypeShape.of(read.owner()), catalog)
                        .member(read.name(), false).stream())
                        .anyMatch(field -> classes.contains(field.type().erasure()));
    }
}
