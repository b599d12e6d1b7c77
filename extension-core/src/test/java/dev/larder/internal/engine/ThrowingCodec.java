package dev.larder.internal.engine;

import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.TextCodec;
import dev.larder.internal.codec.ValueCodec;

/** Takes the place of the text codec, and throws what no codec should. */
final class ThrowingCodec implements ValueCodec {

    private final TextCodec texts = new TextCodec(CodecLimits.DEFAULT);
    private final Throwable thrown;

    /** @param thrown a {@code RuntimeException} or an {@code Error} */
    ThrowingCodec(Throwable thrown) {
        this.thrown = thrown;
    }

    @Override
    public byte id() {
        return texts.id();
    }

    @Override
    public long fingerprint() {
        return texts.fingerprint();
    }

    @Override
    public byte[] encode(Object value) {
        throw unchecked();
    }

    @Override
    public Object decode(byte[] payload) {
        throw unchecked();
    }

    private RuntimeException unchecked() {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }
}
