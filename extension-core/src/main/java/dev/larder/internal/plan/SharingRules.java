package dev.larder.internal.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.larder.internal.key.KeyPart;
import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.ClassCode.Field;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.MemberShape;
import dev.larder.internal.shape.TypeShape;

/** 5xx: what is meant for one caller must not reach another. */
final class SharingRules {

    private static final Set<String> TELLING_CALLERS_APART = Set.of("user", "tenant");

    private static final Set<String> IDENTITIES = Set.of("io.quarkus.security.identity.SecurityIdentity",
            "io.quarkus.security.identity.CurrentIdentityAssociation", "org.eclipse.microprofile.jwt.JsonWebToken",
            "org.eclipse.microprofile.jwt.ClaimValue", "jakarta.ws.rs.core.SecurityContext",
            "jakarta.security.enterprise.SecurityContext", "java.security.Principal");

    private static final String MEND = "put {@user} or {@tenant} into the key; or say shared = true if all callers that"
            + " may call it are to get the same";

    private SharingRules() {
    }

    static void restricted(MethodSubject subject, Findings findings) {
        subject.method().restriction().filter(restriction -> !isSettled(subject))
                .ifPresent(restriction -> findings.add(subject, subject.annotation().member("key"),
                        restriction + " lets only some callers in, and all of them would share what one has loaded",
                        MEND));
    }

    static void readsItsCaller(MethodSubject subject, Findings findings) {
        if (!isSettled(subject)) {
            identities(subject).stream().findFirst()
                    .ifPresent(identity -> findings.add(subject, subject.annotation().member("key"),
                            "the method reads " + identity + ", and the key does not tell callers apart", MEND));
        }
    }

    static void sharedForAReason(MethodSubject subject, Findings findings) {
        if (subject.method().annotation().flag("shared") && subject.method().restriction().isEmpty()
                && identities(subject).isEmpty()) {
            findings.add(subject, subject.annotation().member("shared"),
                    "nothing restricts who may call the method, and it reads nothing of its caller", "remove shared");
        }
    }

    private static boolean isSettled(MethodSubject subject) {
        return subject.method().annotation().flag("shared") || subject.parts().stream()
                .anyMatch(part -> part instanceof KeyPart.Ambient ambient
                        && TELLING_CALLERS_APART.contains(ambient.name()))
        // That there is no such value is for another rule.
                || subject.bindings(Binding.UnknownAmbient.class)
                        .anyMatch(unknown -> TELLING_CALLERS_APART.contains(unknown.name()))
                || subject.usedParameters().anyMatch(used -> isIdentity(
                        subject.method().parameters().get(used.index()).type(), subject));
    }

    /** What the method reads of who calls it, as messages name it. */
    private static Set<String> identities(MethodSubject subject) {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < subject.method().parameters().size(); i++) {
            if (isIdentity(subject.method().parameters().get(i).type(), subject)) {
                found.add(subject.parameterName(i));
            }
        }
        Reach reach = Reach.of(subject.bean().beanClass(), subject.catalog());
        reach.bodies(subject.method().name(), subject.parameterTypes(), body -> {
            body.reads().stream().flatMap(read -> type(read, subject).stream()
                    .filter(type -> isIdentity(type, subject)).map(type -> told(read.name(), type))).sorted()
                    .forEach(found::add);
            body.classes().stream().filter(IDENTITIES::contains).map(name -> TypeShape.of(name).simple()).sorted()
                    .forEach(found::add);
        });
        return reach.isKnown() ? found : ofFields(subject);
    }

    /** Where nobody can tell what the method does, it may read whatever the bean has. */
    private static Set<String> ofFields(MethodSubject subject) {
        return Hierarchy.of(TypeShape.of(subject.bean().beanClass()), subject.catalog()).levels().stream()
                .flatMap(level -> level.shape().members().stream())
                .filter(member -> !member.method() && isIdentity(member.type(), subject))
                .map(member -> told(member.name(), member.type())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String told(String field, TypeShape type) {
        return "'" + field + "' (" + type.simple() + ")";
    }

    private static Optional<TypeShape> type(Field read, MethodSubject subject) {
        return Hierarchy.of(TypeShape.of(read.owner()), subject.catalog()).member(read.name(), false)
                .map(MemberShape::type);
    }

    private static boolean isIdentity(TypeShape declared, MethodSubject subject) {
        TypeShape type = declared instanceof TypeShape.Array array ? array.component() : declared;
        return type instanceof TypeShape.Named named && (DeclaredType.isOneOf(List.copyOf(IDENTITIES), named,
                subject.catalog()) || named.arguments().stream().anyMatch(inner -> isIdentity(inner, subject)));
    }
}
