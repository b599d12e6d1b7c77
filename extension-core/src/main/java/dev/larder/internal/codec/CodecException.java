package dev.larder.internal.codec;

/** A value that cannot be written, or bytes that are no value. The message holds no part of either. */
public final class CodecException extends Exception {

    private static final long serialVersionUID = 1L;

    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }

    public CodecException(String message) {
        super(message);
    }
}
