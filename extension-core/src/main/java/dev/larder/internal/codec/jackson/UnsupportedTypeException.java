package dev.larder.internal.codec.jackson;

/** A declared type whose values cannot be stored faithfully. The message says where in the type, why, and the mend. */
public final class UnsupportedTypeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnsupportedTypeException(String message) {
        super(message);
    }
}
