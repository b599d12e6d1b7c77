package dev.larder.internal.codec.jackson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Collects bytes and stops the writer as soon as there are too many. */
final class LimitedOutput extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final int limit;

    LimitedOutput(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        reserve(1);
        bytes.write(b);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        reserve(length);
        bytes.write(source, offset, length);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private void reserve(int more) throws Overflow {
        if (more > limit - bytes.size()) {
            throw new Overflow();
        }
    }

    static final class Overflow extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
