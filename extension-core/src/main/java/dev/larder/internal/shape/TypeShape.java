package dev.larder.internal.shape;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A type as declared. {@code toString()} gives its source form with binary class names. */
public sealed interface TypeShape {

    /** The erased type's name as {@code Class.getName()} gives it. */
    String erasure();

    /** The same type with variables replaced; those without a replacement stay. */
    TypeShape substitute(Map<String, TypeShape> variables);

    /** The source form with simple class names. */
    default String simple() {
        String text = toString();
        StringBuilder simple = new StringBuilder();
        int name = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBetweenNames(c)) {
                simple.append(text, name, i + 1);
                name = i + 1;
            } else if ((c == '.' || c == '$') && i + 1 < text.length() && !isBetweenNames(text.charAt(i + 1))) {
                name = i + 1;
            }
        }
        return simple.append(text, name, text.length()).toString();
    }

    private static boolean isBetweenNames(char c) {
        return "<>, ?[]".indexOf(c) >= 0;
    }

    /** A type of a class without type arguments (or raw). */
    static TypeShape of(String className) {
        return new Named(className, List.of());
    }

    /** A primitive type or {@code void}. */
    record Primitive(String name) implements TypeShape {

        @Override
        public String erasure() {
            return name;
        }

        @Override
        public TypeShape substitute(Map<String, TypeShape> variables) {
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A class or interface.
     *
     * @param name binary name
     * @param arguments empty if the class has none, or is used raw
     */
    record Named(String name, List<TypeShape> arguments) implements TypeShape {

        @Override
        public String erasure() {
            return name;
        }

        @Override
        public TypeShape substitute(Map<String, TypeShape> variables) {
            return arguments.isEmpty() ? this
                    : new Named(name, arguments.stream().map(argument -> argument.substitute(variables)).toList());
        }

        @Override
        public String toString() {
            return arguments.isEmpty() ? name
                    : arguments.stream().map(TypeShape::toString).collect(Collectors.joining(", ", name + '<', ">"));
        }
    }

    /** An array. */
    record Array(TypeShape component) implements TypeShape {

        @Override
        public String erasure() {
            if (component instanceof Primitive primitive) {
                return '[' + switch (primitive.name()) {
                    case "boolean" -> "Z";
                    case "long" -> "J";
                    default -> primitive.name().substring(0, 1).toUpperCase(Locale.ROOT);
                };
            }
            String erased = component.erasure();
            return component instanceof Array ? '[' + erased : "[L" + erased + ';';
        }

        @Override
        public TypeShape substitute(Map<String, TypeShape> variables) {
            return new Array(component.substitute(variables));
        }

        @Override
        public String toString() {
            return component + "[]";
        }
    }

    /**
     * A wildcard.
     *
     * @param bound the upper bound; {@code java.lang.Object} for {@code ?} and {@code ? super X}
     * @param lower whether it is {@code ? super}
     */
    record Wildcard(TypeShape bound, boolean lower) implements TypeShape {

        @Override
        public String erasure() {
            return bound.erasure();
        }

        @Override
        public TypeShape substitute(Map<String, TypeShape> variables) {
            return new Wildcard(bound.substitute(variables), lower);
        }

        @Override
        public String toString() {
            return bound.erasure().equals("java.lang.Object") ? "?" : "? extends " + bound;
        }
    }

    /**
     * A type variable.
     *
     * @param bound erased first bound, {@code java.lang.Object} without one
     */
    record Variable(String name, TypeShape bound) implements TypeShape {

        @Override
        public String erasure() {
            return bound.erasure();
        }

        @Override
        public TypeShape substitute(Map<String, TypeShape> variables) {
            return variables.getOrDefault(name, this);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
