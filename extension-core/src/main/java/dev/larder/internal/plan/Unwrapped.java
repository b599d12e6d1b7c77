package dev.larder.internal.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.larder.internal.shape.TypeShape;
import dev.larder.internal.shape.TypeShape.Named;

/**
 * A declared result without {@code Uni}, {@code CompletionStage} and {@code Optional} around it.
 *
 * @param value what is inside; of a raw wrapper the wrapper itself
 * @param raw whether the declaration does not say what is inside
 */
record Unwrapped(ResultForm form, TypeShape value, boolean optional, boolean raw) {

    private static final Map<String, ResultForm> FORMS = Map.of("io.smallrye.mutiny.Uni", ResultForm.UNI,
            "java.util.concurrent.CompletionStage", ResultForm.STAGE, "java.util.concurrent.CompletableFuture",
            ResultForm.STAGE);

    private static final Set<String> NOTHING = Set.of("void", "java.lang.Void");

    static Unwrapped of(TypeShape declared) {
        ResultForm form = form(declared);
        Optional<TypeShape> given = given(declared, form);
        if (given.isEmpty()) {
            return new Unwrapped(form, declared, false, true);
        }
        TypeShape value = given.get();
        if (!value.erasure().equals("java.util.Optional")) {
            return new Unwrapped(form, value, false, false);
        }
        List<TypeShape> arguments = value instanceof Named named ? named.arguments() : List.of();
        return arguments.isEmpty() ? new Unwrapped(form, TypeShape.of("java.util.Optional"), true, true)
                : new Unwrapped(form, arguments.get(0), true, false);
    }

    static ResultForm form(TypeShape declared) {
        return FORMS.getOrDefault(declared.erasure(), ResultForm.PLAIN);
    }

    /** What is given in the form; absent for a raw type. */
    static Optional<TypeShape> given(TypeShape declared, ResultForm form) {
        return form == ResultForm.PLAIN ? Optional.of(declared)
                : ((Named) declared).arguments().stream().findFirst();
    }

    static boolean isNothing(TypeShape type) {
        return NOTHING.contains(type.erasure());
    }

    boolean isNothing() {
        return isNothing(value);
    }

    /** Whether a call ends and gives nothing, plain or in a {@code Uni} or stage. */
    boolean isPlainNothing() {
        return isNothing() && !optional && !raw;
    }
}
