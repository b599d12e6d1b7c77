package dev.larder.internal.codec;

/** A {@code byte[]} as it is. Neither side is copied: whoever shares the array must not change it. */
public final class BytesCodec implements ValueCodec {

    public static final byte ID = 2;

    private static final long FINGERPRINT = Fingerprint.of("bytes 1");

    private final CodecLimits limits;

    public BytesCodec(CodecLimits limits) {
        this.limits = limits;
    }

    @Override
    public byte id() {
        return ID;
    }

    @Override
    public long fingerprint() {
        return FINGERPRINT;
    }

    @Override
    public byte[] encode(Object value) throws CodecException {
        if (!(value instanceof byte[] bytes)) {
            throw new CodecException("not a byte[] but " + value.getClass().getName());
        }
        limits.check(bytes.length);
        return bytes;
    }

    @Override
    public Object decode(byte[] payload) throws CodecException {
        limits.check(payload.length);
        return payload;
    }
}
