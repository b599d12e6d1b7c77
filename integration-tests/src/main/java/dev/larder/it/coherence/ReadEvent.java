package dev.larder.it.coherence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A call of a cached method. Times are {@code nanoTime}, which is one clock for all processes of a Linux machine.
 *
 * @param answered the row that the answer is of
 * @param version of the row, as answered
 */
public record ReadEvent(int process, int row, int answered, long version, Origin origin, long began, long ended) {

    void writeTo(DataOutput out) throws IOException {
        out.writeShort(process);
        out.writeShort(row);
        out.writeShort(answered);
        out.writeInt((int) version);
        out.writeUTF(origin.name());
        out.writeLong(began);
        out.writeLong(ended);
    }

    static ReadEvent readFrom(DataInput in) throws IOException {
        return new ReadEvent(in.readShort(), in.readShort(), in.readShort(), in.readInt(), Origin.valueOf(in.readUTF()),
                in.readLong(), in.readLong());
    }
}
