package dev.larder.internal.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A {@code String} as UTF-8. Half a surrogate pair has no UTF-8 and is refused. */
public final class TextCodec implements ValueCodec {

    public static final byte ID = 3;

    private static final long FINGERPRINT = Fingerprint.of("text 1");
    private static final char REPLACEMENT = '\uFFFD';

    private final CodecLimits limits;

    public TextCodec(CodecLimits limits) {
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
        if (!(value instanceof String text)) {
            throw new CodecException("not a String but " + value.getClass().getName());
        }
        // A char is at least one byte, so a text far too long is not encoded first.
        limits.check(text.length());
        refuseHalfPairs(text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        limits.check(bytes.length);
        return bytes;
    }

    @Override
    public Object decode(byte[] payload) throws CodecException {
        limits.check(payload.length);
        String text = new String(payload, StandardCharsets.UTF_8);
        // The constructor is much faster than a strict decoder, but writes U+FFFD for what it cannot read.
        return text.indexOf(REPLACEMENT) < 0 ? text : strictly(payload);
    }

    private static String strictly(byte[] payload) throws CodecException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
        } catch (CharacterCodingException e) {
            throw new CodecException("the payload is not UTF-8");
        }
    }

    private static void refuseHalfPairs(String text) throws CodecException {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit) && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new CodecException("the text has half a surrogate pair");
                }
                i++;
            }
        }
    }
}
