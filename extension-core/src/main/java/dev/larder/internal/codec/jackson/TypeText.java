package dev.larder.internal.codec.jackson;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;

/**
 * Reads a type in source form with binary class names, as in {@code java.util.List<? extends shop.Order$Line>[]}:
 *
 * <pre>
 * type     = name [ "&lt;" argument { "," argument } "&gt;" ] { "[]" }
 * argument = type | "?" [ ( "extends" | "super" ) type ]
 * </pre>
 */
final class TypeText {

    private final String text;
    private final TypeFactory types;
    private final ClassLoader loader;
    private int at;

    private TypeText(String text, TypeFactory types, ClassLoader loader) {
        this.text = text;
        this.types = types;
        this.loader = loader;
    }

    /**
     * @throws UnsupportedTypeException if the text is no type or names a class that is not there
     */
    static JavaType parse(String text, TypeFactory types, ClassLoader loader) {
        TypeText reader = new TypeText(text, types, loader);
        JavaType type = reader.type();
        if (reader.at < text.length()) {
            throw reader.unexpected();
        }
        return type;
    }

    private JavaType type() {
        Class<?> raw = load(name());
        JavaType type = take('<') ? parameterised(raw) : types.constructType(raw);
        while (take('[')) {
            expect(']');
            type = types.constructArrayType(type);
        }
        return type;
    }

    private JavaType parameterised(Class<?> raw) {
        List<JavaType> arguments = new ArrayList<>();
        do {
            arguments.add(argument());
        } while (take(','));
        expect('>');
        if (arguments.size() != raw.getTypeParameters().length) {
            throw new UnsupportedTypeException("%s: %s has %d type parameters, not %d".formatted(text, raw.getName(),
                    raw.getTypeParameters().length, arguments.size()));
        }
        return types.constructParametricType(raw, arguments.toArray(JavaType[]::new));
    }

    private JavaType argument() {
        if (!take('?')) {
            return type();
        }
        if (takeWord("extends")) {
            return type();
        }
        if (takeWord("super")) {
            type();
        }
        return types.constructType(Object.class);
    }

    private String name() {
        skipSpace();
        int start = at;
        while (at < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    private Class<?> load(String name) {
        return switch (name) {
            case "boolean" -> boolean.class;
            case "byte" -> byte.class;
            case "char" -> char.class;
            case "short" -> short.class;
            case "int" -> int.class;
            case "long" -> long.class;
            case "float" -> float.class;
            case "double" -> double.class;
            default -> loadClass(name);
        };
    }

    private Class<?> loadClass(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new UnsupportedTypeException("%s: the class %s cannot be loaded (%s)".formatted(text, name,
                    e.getClass().getSimpleName()));
        }
    }

    private boolean take(char wanted) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean takeWord(String word) {
        skipSpace();
        if (text.startsWith(word + " ", at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw unexpected();
        }
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private UnsupportedTypeException unexpected() {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new UnsupportedTypeException("%s: not a type: %s at position %d".formatted(text, found, at));
    }
}
