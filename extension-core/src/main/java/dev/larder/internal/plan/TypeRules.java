package dev.larder.internal.plan;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import dev.larder.Tier;
import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/** 6xx: what values must be to be kept. */
final class TypeRules {

    private TypeRules() {
    }

    static void canBeWritten(MethodSubject subject, Findings findings) {
        if (subject.result() instanceof ResultType.Value value && !livesIn(Tier.LOCAL, subject)) {
            obstacle(value.value(), subject.catalog(), new HashSet<>())
                    .ifPresent(obstacle -> findings.add(subject, subject.declaration().returnType(),
                            "the value cannot be written to Redis and read again: " + obstacle,
                            "return data of a declared type, such as a record; or keep it in memory alone, with tier ="
                                    + " LOCAL"));
        }
    }

    static void canBeShared(Whole whole, Findings findings) {
        whole.cached().stream().filter(method -> !livesIn(Tier.REMOTE, method) && !whole.copies(method.cache()))
                .forEach(method -> canBeShared(method, findings));
    }

    private static void canBeShared(MethodSubject subject, Findings findings) {
        if (subject.result() instanceof ResultType.Value value) {
            Mutability.of(value.value(), subject.catalog())
                    .ifPresent(change -> findings.add(subject, subject.declaration().returnType(),
                            "memory gives all callers the same object, and " + change,
                            "return what nobody can change, such as a record; or set larder.caches.\"" + subject.cache()
                                    + "\".local-copy=true, which gives each caller a copy"));
        }
    }

    private static boolean livesIn(Tier tier, MethodSubject subject) {
        return subject.method().annotation().constant("tier", Tier.CONFIGURED) == tier;
    }

    /** Records are looked into: what they hold is written down. */
    private static Optional<String> obstacle(TypeShape type, TypeCatalog catalog, Set<String> seen) {
        Optional<String> own = Recordable.obstacle(type, catalog);
        if (own.isPresent() || !seen.add(type.toString())) {
            return own;
        }
        TypeShape known = DeclaredType.closed(type);
        if (known instanceof TypeShape.Array array) {
            return obstacle(array.component(), catalog, seen);
        }
        if (!(known instanceof TypeShape.Named named)) {
            return Optional.empty();
        }
        return named.arguments().stream().map(argument -> obstacle(argument, catalog, seen)).flatMap(Optional::stream)
                .findFirst().or(() -> ofComponents(named, catalog, seen));
    }

    private static Optional<String> ofComponents(TypeShape.Named type, TypeCatalog catalog, Set<String> seen) {
        return Hierarchy.of(type, catalog).levels().stream().limit(1)
                .flatMap(level -> level.shape().members().stream()
                        .filter(member -> !member.method() && level.shape().components().contains(member.name()))
                        .map(component -> obstacle(component.type().substitute(level.variables()), catalog, seen)
                                .map(what -> type.simple() + '.' + component.name() + ": " + what)))
                .flatMap(Optional::stream).findFirst();
    }
}
