package dev.larder.internal.shape.reflect;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;

import dev.larder.internal.shape.TypeShape;

/** Type shapes from reflective types. */
final class ReflectionTypes {

    private ReflectionTypes() {
    }

    static TypeShape shape(Type type) {
        if (type instanceof Class<?> plain) {
            if (plain.isArray()) {
                return new TypeShape.Array(shape(plain.getComponentType()));
            }
            return plain.isPrimitive() ? new TypeShape.Primitive(plain.getName()) : TypeShape.of(plain.getName());
        }
        if (type instanceof ParameterizedType generic) {
            return new TypeShape.Named(((Class<?>) generic.getRawType()).getName(),
                    Arrays.stream(generic.getActualTypeArguments()).map(ReflectionTypes::shape).toList());
        }
        if (type instanceof GenericArrayType array) {
            return new TypeShape.Array(shape(array.getGenericComponentType()));
        }
        if (type instanceof WildcardType wildcard) {
            return new TypeShape.Wildcard(shape(wildcard.getUpperBounds()[0]), wildcard.getLowerBounds().length > 0);
        }
        TypeVariable<?> variable = (TypeVariable<?>) type;
        return new TypeShape.Variable(variable.getName(), TypeShape.of(erasure(variable)));
    }

    /**
     * By the first bound's raw type: a bound may speak of the variable itself, as in {@code T extends Comparable<T>}.
     */
    private static String erasure(TypeVariable<?> variable) {
        Type bound = variable.getBounds()[0];
        if (bound instanceof TypeVariable<?> other) {
            return erasure(other);
        }
        return ((Class<?>) (bound instanceof ParameterizedType generic ? generic.getRawType() : bound)).getName();
    }
}
