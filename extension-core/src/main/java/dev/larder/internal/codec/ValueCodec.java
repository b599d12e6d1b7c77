package dev.larder.internal.codec;

/** Turns the values of one declared type into bytes and back. Thread-safe. */
public interface ValueCodec {

    /** Travels in the envelope. */
    byte id();

    /** Changes when the shape of the type changes, in any way that could make old bytes decode to something else. */
    long fingerprint();

    /**
     * @param value not null
     * @throws CodecException if the value cannot be written (or is larger than the limits)
     */
    byte[] encode(Object value) throws CodecException;

    /**
     * @throws CodecException if the bytes are no value of the type
     */
    Object decode(byte[] payload) throws CodecException;
}
