package dev.larder.it.coherence;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened, in no order.
 *
 * @param thrown what calls threw: class and message, each once
 * @param invalidations calls that invalidated; one may be the write of many rows
 */
public record Happenings(List<ReadEvent> reads, List<WriteEvent> writes, List<String> thrown, int invalidations) {

    public static Happenings of(List<Happenings> parts) {
        return new Happenings(parts.stream().flatMap(part -> part.reads.stream()).toList(),
                parts.stream().flatMap(part -> part.writes.stream()).toList(),
                parts.stream().flatMap(part -> part.thrown.stream()).distinct().toList(),
                parts.stream().mapToInt(Happenings::invalidations).sum());
    }

    /** Calls of either kind. */
    public int events() {
        return reads.size() + invalidations;
    }

    void writeTo(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(reads.size());
            for (ReadEvent read : reads) {
                read.writeTo(out);
            }
            out.writeInt(writes.size());
            for (WriteEvent write : writes) {
                write.writeTo(out);
            }
            out.writeInt(thrown.size());
            for (String text : thrown) {
                out.writeUTF(text);
            }
            out.writeInt(invalidations);
        }
    }

    public static Happenings readFrom(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int count = in.readInt();
            List<ReadEvent> reads = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                reads.add(ReadEvent.readFrom(in));
            }
            count = in.readInt();
            List<WriteEvent> writes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                writes.add(WriteEvent.readFrom(in));
            }
            count = in.readInt();
            List<String> thrown = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                thrown.add(in.readUTF());
            }
            return new Happenings(reads, writes, thrown, in.readInt());
        }
    }
}
