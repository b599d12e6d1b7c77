package dev.larder.internal.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.ValueCodec;

/** Writes lists of texts, which whoever has one can change. What it throws, the test says. */
final class LinesCodec implements ValueCodec {

    @Nullable
    Throwable unwritable;
    @Nullable
    Throwable unreadable;
    int read;

    @Override
    public byte id() {
        return 98;
    }

    @Override
    public long fingerprint() {
        return 98;
    }

    @Override
    public byte[] encode(Object value) throws CodecException {
        fail(unwritable);
        List<String> lines = new ArrayList<>();
        ((List<?>) value).forEach(line -> lines.add((String) line));
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Object decode(byte[] payload) throws CodecException {
        fail(unreadable);
        read++;
        return new ArrayList<>(List.of(new String(payload, StandardCharsets.UTF_8).split("\n", -1)));
    }

    private static void fail(@Nullable Throwable cause) throws CodecException {
        if (cause instanceof CodecException said) {
            throw said;
        } else if (cause instanceof RuntimeException broken) {
            throw broken;
        } else if (cause instanceof Error broken) {
            throw broken;
        }
    }
}
