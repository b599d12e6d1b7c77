package dev.larder.internal.shape;

import java.util.Optional;

/**
 * A parameter of a method.
 *
 * @param name absent if the class was compiled without {@code -parameters}
 * @param type type variables resolved against the bean's class
 * @param erasure the erased type's name as the declaring class has it, as {@code Class.getName()} gives it
 * @param ignored whether it carries {@code @KeyIgnore}
 * @param bypass whether it carries {@code @CacheBypass}
 * @param each whether it carries {@code @KeyEach}
 * @param isNullable whether an annotation called {@code Nullable} says that it may be null
 */
public record ParameterShape(Optional<String> name, TypeShape type, String erasure, boolean ignored, boolean bypass,
        boolean each, boolean isNullable) {
}
