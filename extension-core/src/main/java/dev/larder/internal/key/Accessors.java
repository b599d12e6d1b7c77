package dev.larder.internal.key;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Where the compiler of a template finds the reading of properties. Asked once per template, never per call. */
@FunctionalInterface
public interface Accessors {

    /**
     * @return reads the property of a non-null owner; thread-safe; an exception of the member passes unchanged
     */
    Function<Object, @Nullable Object> of(KeyPart.Property property);
}
