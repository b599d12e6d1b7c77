package dev.larder.internal.engine;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.ValueCodec;

/** Can neither write nor read, and says so. */
final class RefusingCodec implements ValueCodec {

    @Override
    public byte id() {
        return 99;
    }

    @Override
    public long fingerprint() {
        return 99;
    }

    @Override
    public byte[] encode(Object value) throws CodecException {
        throw new CodecException("refused");
    }

    @Override
    public Object decode(byte[] payload) throws CodecException {
        throw new CodecException("refused");
    }
}
