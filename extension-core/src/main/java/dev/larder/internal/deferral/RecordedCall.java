package dev.larder.internal.deferral;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A call as it is kept until its method runs, perhaps by a later build of the application.
 *
 * @param method as its plan describes it
 */
record RecordedCall(String method, List<Argument> arguments) {

    /** Of the format, which is the first byte. */
    private static final int VERSION = 1;

    /**
     * @param name of the parameter
     * @param fingerprint of its type
     * @param value null for null
     */
    record Argument(String name, long fingerprint, byte @Nullable [] value) {
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(method);
            out.writeShort(arguments.size());
            for (Argument argument : arguments) {
                out.writeUTF(argument.name());
                out.writeLong(argument.fingerprint());
                byte[] value = argument.value();
                out.writeInt(value == null ? -1 : value.length);
                if (value != null) {
                    out.write(value);
                }
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /** Empty if the bytes are no call, or one of another format. */
    static Optional<RecordedCall> decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            String method = in.readUTF();
            List<Argument> arguments = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                arguments.add(new Argument(in.readUTF(), in.readLong(), value(in)));
            }
            return in.available() == 0 ? Optional.of(new RecordedCall(method, arguments)) : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private static byte @Nullable [] value(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > in.available()) {
            throw new IOException("a length beyond the end");
        }
        return in.readNBytes(length);
    }
}
