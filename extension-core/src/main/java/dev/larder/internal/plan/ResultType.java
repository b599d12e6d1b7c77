package dev.larder.internal.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;
import dev.larder.internal.shape.TypeShape.Named;

/** What a method gives, seen through {@code Uni}, {@code CompletionStage} and {@code Optional}. */
sealed interface ResultType {

    /** A value of a known type; {@code value} is boxed, wildcards in it replaced by their bounds. */
    record Value(ResultForm form, TypeShape value, boolean optional) implements ResultType {
    }

    /** Nothing. */
    record Nothing() implements ResultType {
    }

    /** A value of a type that the declaration does not tell. */
    record Unresolvable(String part) implements ResultType {
    }

    /** Something that can be consumed once, or is not there yet. */
    record SingleUse(String type) implements ResultType {
    }

    /** Something else than a map from the elements of a parameter to values. */
    record NotByElement(String message, String mend) implements ResultType {
    }

    /** Looks through the wrappers. */
    static ResultType of(TypeShape declared, TypeCatalog catalog) {
        return Unwrapping.of(declared, catalog);
    }

    /**
     * The value of one element.
     *
     * @param element its type, if the parameter tells it
     */
    static ResultType byElement(TypeShape declared, Optional<TypeShape> element, TypeCatalog catalog) {
        return Unwrapping.byElement(declared, element, catalog);
    }

    /** The reading of declared types. */
    final class Unwrapping {

        private static final Map<String, String> BOXES = Map.of("boolean", "java.lang.Boolean", "byte",
                "java.lang.Byte",
                "short", "java.lang.Short", "int", "java.lang.Integer", "long", "java.lang.Long", "char",
                "java.lang.Character", "float", "java.lang.Float", "double", "java.lang.Double");

        private Unwrapping() {
        }

        private static ResultType of(TypeShape declared, TypeCatalog catalog) {
            Unwrapped unwrapped = Unwrapped.of(declared);
            return unwrapped.raw() ? new Unresolvable("the raw type " + unwrapped.value().simple())
                    : value(unwrapped.form(), unwrapped.value(), unwrapped.optional(), catalog);
        }

        private static ResultType byElement(TypeShape declared, Optional<TypeShape> element, TypeCatalog catalog) {
            ResultForm form = Unwrapped.form(declared);
            Optional<TypeShape> given = Unwrapped.given(declared, form);
            if (given.isEmpty()) {
                return new Unresolvable("the raw type " + declared.simple());
            }
            String key = element.map(DeclaredType::closed).map(TypeShape::simple).orElse("...");
            String mend = "return a Map<" + key + ", ...>, plain or in a Uni or CompletionStage";
            if (Unwrapped.isNothing(given.get())) {
                return new Nothing();
            }
            if (!given.get().erasure().equals("java.util.Map")) {
                return new NotByElement(Article.with(given.get()) + " does not tell which value belongs to which"
                        + " element", mend);
            }
            List<TypeShape> arguments = given.get() instanceof Named map ? map.arguments() : List.of();
            if (arguments.isEmpty()) {
                return new Unresolvable("the raw type Map");
            }
            if (element.isPresent()
                    && !DeclaredType.closed(arguments.get(0)).equals(DeclaredType.closed(element.get()))) {
                return new NotByElement("the map has keys of the type " + arguments.get(0).simple()
                        + ", the parameter elements of the type " + key, mend);
            }
            TypeShape value = arguments.get(1);
            return value.erasure().equals("java.util.Optional")
                    ? new NotByElement("an absent value is left out of the map, not given as an empty Optional",
                            "return a Map<" + key + ", " + held(value) + ">")
                    : value(form, value, false, catalog);
        }

        private static String held(TypeShape optional) {
            return DeclaredType.closed(optional) instanceof Named named && !named.arguments().isEmpty()
                    ? named.arguments().get(0).simple()
                    : "...";
        }

        private static TypeShape boxed(TypeShape type) {
            String box = BOXES.get(type.erasure());
            return box == null ? type : TypeShape.of(box);
        }

        private static ResultType value(ResultForm form, TypeShape value, boolean optional, TypeCatalog catalog) {
            if (Unwrapped.isNothing(value)) {
                return new Nothing();
            }
            String open = DeclaredType.open(value);
            if (!open.isEmpty()) {
                return new Unresolvable(open);
            }
            TypeShape known = DeclaredType.closed(value);
            if (DeclaredType.isSingleUse(known, catalog)) {
                return new SingleUse(known.simple());
            }
            return new Value(form, boxed(known), optional);
        }
    }
}
