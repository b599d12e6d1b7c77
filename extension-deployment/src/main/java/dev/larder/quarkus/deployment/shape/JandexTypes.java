package dev.larder.quarkus.deployment.shape;

import java.util.List;

import org.jboss.jandex.ArrayType;
import org.jboss.jandex.Type;
import org.jboss.jandex.WildcardType;

import dev.larder.internal.shape.TypeShape;

/** Type shapes from Jandex types. */
final class JandexTypes {

    private JandexTypes() {
    }

    static TypeShape shape(Type type) {
        return switch (type.kind()) {
            case PRIMITIVE, VOID -> new TypeShape.Primitive(type.name().toString());
            case CLASS -> TypeShape.of(type.name().toString());
            case PARAMETERIZED_TYPE -> new TypeShape.Named(type.name().toString(),
                    type.asParameterizedType().arguments().stream().map(JandexTypes::shape).toList());
            case ARRAY -> array(type.asArrayType());
            case WILDCARD_TYPE -> wildcard(type.asWildcardType());
            case TYPE_VARIABLE -> new TypeShape.Variable(type.asTypeVariable().identifier(), erasure(type));
            case TYPE_VARIABLE_REFERENCE -> new TypeShape.Variable(type.asTypeVariableReference().identifier(),
                    erasure(type));
            case UNRESOLVED_TYPE_VARIABLE -> new TypeShape.Variable(type.asUnresolvedTypeVariable().identifier(),
                    TypeShape.of("java.lang.Object"));
        };
    }

    static List<TypeShape> shapes(List<Type> types) {
        return types.stream().map(JandexTypes::shape).toList();
    }

    /** Jandex names an erased type as {@code Class.getName()} does. */
    private static TypeShape erasure(Type type) {
        return TypeShape.of(type.name().toString());
    }

    private static TypeShape array(ArrayType type) {
        TypeShape shape = shape(type.elementType());
        for (int i = 0; i < type.deepDimensions(); i++) {
            shape = new TypeShape.Array(shape);
        }
        return shape;
    }

    private static TypeShape wildcard(WildcardType type) {
        return new TypeShape.Wildcard(shape(type.extendsBound()), type.superBound() != null);
    }
}
