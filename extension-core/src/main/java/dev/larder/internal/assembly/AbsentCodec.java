package dev.larder.internal.assembly;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.ValueCodec;

/** The codec of values that stay in memory as they are, of whatever type: there is nothing to write them to. */
final class AbsentCodec implements ValueCodec {

    @Override
    public byte id() {
        return 0;
    }

    @Override
    public long fingerprint() {
        return 0;
    }

    @Override
    public byte[] encode(Object value) throws CodecException {
        throw new CodecException("the cache keeps its values in memory only");
    }

    @Override
    public Object decode(byte[] payload) throws CodecException {
        throw new CodecException("the cache keeps its values in memory only");
    }
}
