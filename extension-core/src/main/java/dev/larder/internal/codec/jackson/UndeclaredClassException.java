package dev.larder.internal.codec.jackson;

import java.io.Closeable;

import com.fasterxml.jackson.databind.JsonMappingException;

/** An object of a class that the cached type does not declare. */
final class UndeclaredClassException extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    private final String className;

    UndeclaredClassException(Closeable generator, Class<?> undeclared) {
        super(generator, "undeclared class");
        this.className = undeclared.getName();
    }

    String className() {
        return className;
    }
}
