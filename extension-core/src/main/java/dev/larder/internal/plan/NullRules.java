package dev.larder.internal.plan;

import java.util.Optional;
import java.util.stream.IntStream;

import dev.larder.internal.key.KeyPart;
import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.MemberShape;
import dev.larder.internal.shape.TypeShape;

/** 1xx: where a path of properties may end early. */
final class NullRules {

    private NullRules() {
    }

    /** Of an argument that is null, and of one whose property is, the key says the same. */
    static void pathsHold(MethodSubject subject, Findings findings) {
        subject.bindings(Binding.Bound.class).forEach(bound -> {
            if (bound.part() instanceof KeyPart.Argument argument && !argument.path().isEmpty()
                    && bound.origin() instanceof Binding.Origin.Parameter origin) {
                breaking(subject, argument).ifPresent(step -> findings.add(subject,
                        subject.annotation().inTemplate(origin.placeholder().position(),
                                origin.placeholder().length()),
                        step + " may be null, and the key says then what it says where '"
                                + argument.path().get(argument.path().size() - 1).member() + "' is null",
                        "remove @Nullable if it never is; if all these calls may share an entry, say so with"
                                + " @Accepted"));
            }
        });
    }

    private static Optional<String> breaking(MethodSubject subject, KeyPart.Argument argument) {
        if (subject.method().parameters().get(argument.index()).isNullable()) {
            return Optional.of(subject.parameterName(argument.index()));
        }
        return IntStream.range(0, argument.path().size() - 1).mapToObj(argument.path()::get)
                .filter(step -> isNullable(subject, step)).findFirst().map(step -> "'" + step.member() + "'");
    }

    private static boolean isNullable(MethodSubject subject, KeyPart.Property step) {
        return Hierarchy.of(TypeShape.of(step.owner()), subject.catalog()).member(step.member(), step.method())
                .filter(MemberShape::isNullable).isPresent();
    }
}
