package dev.larder.internal.engine;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.ValueCodec;

/**
 * A value as bytes, of which each who asks gets an object of their own.
 *
 * @param bytes not changed, and not given to anybody who might
 */
public record Encoded(byte[] bytes) {

    static Encoded of(ValueCodec codec, Object value) throws CodecException {
        byte[] bytes = codec.encode(value);
        // A codec may hand on what it is given; then it is the caller's.
        return new Encoded(bytes == value ? bytes.clone() : bytes);
    }

    Object copy(ValueCodec codec) throws CodecException {
        Object copy = codec.decode(bytes);
        return copy == bytes ? bytes.clone() : copy;
    }
}
