package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.ValueFormat;
import dev.larder.internal.overlap.Keys;
import dev.larder.internal.overlap.Keys.Part;
import dev.larder.internal.overlap.Values;
import dev.larder.internal.shape.ClassShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/** What keys a method can make, by the types of what is in its template. */
final class KeyLanguages {

    private KeyLanguages() {
    }

    static Keys of(MethodSubject method) {
        List<Part> parts = new ArrayList<>();
        method.bindings(Binding.Bound.class).forEach(bound -> parts.add(part(bound, method.catalog())));
        return new Keys(parts);
    }

    private static Part part(Binding.Bound bound, TypeCatalog catalog) {
        if (bound.part() instanceof KeyPart.Literal literal) {
            return new Part.Literal(literal.text());
        }
        if (bound.part() instanceof KeyPart.Argument argument && bound.type().isPresent()) {
            boolean nullable = !argument.path().isEmpty() || !(bound.type().get() instanceof TypeShape.Primitive);
            return new Part.Value(values(argument.format(), bound.type().get(), catalog), nullable);
        }
        return new Part.Value(Values.TEXT, true);
    }

    private static Values values(ValueFormat format, TypeShape declared, TypeCatalog catalog) {
        TypeShape type = PropertyResolver.bound(declared);
        if (format instanceof ValueFormat.EnumName) {
            List<String> constants = catalog.find(type.erasure()).map(ClassShape::constants).orElse(List.of());
            return constants.isEmpty() ? Values.TEXT : Values.words(constants);
        }
        if (format instanceof ValueFormat.OptionalOf optional) {
            return Values.optional(values(optional.element(), element(type), catalog));
        }
        if (format instanceof ValueFormat.SequenceOf sequence) {
            return Values.sequence(values(sequence.element(), element(type), catalog));
        }
        return format instanceof ValueFormat.Custom ? Values.TEXT : Values.of(type.erasure());
    }

    /** Of a type of the platform that has one element's type, and of what extends such a type, if that tells. */
    private static TypeShape element(TypeShape type) {
        Optional<TypeShape> known = type instanceof TypeShape.Array array ? Optional.of(array.component())
                : type instanceof TypeShape.Named named ? named.arguments().stream().findFirst() : Optional.empty();
        return known.orElseGet(() -> TypeShape.of(switch (type.erasure()) {
            case "java.util.OptionalInt" -> "int";
            case "java.util.OptionalLong" -> "long";
            case "java.util.OptionalDouble" -> "double";
            default -> "java.lang.Object";
        }));
    }
}
