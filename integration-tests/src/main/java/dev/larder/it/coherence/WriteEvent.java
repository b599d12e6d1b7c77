package dev.larder.it.coherence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A commit to a row and the invalidation after it. Times are {@code nanoTime}, which is one clock for all processes of a
 * Linux machine.
 *
 * @param version that the commit has made
 * @param began before the commit
 * @param ended after the invalidation
 * @param taken whether Redis surely has taken the invalidation
 */
public record WriteEvent(int process, int row, long version, long began, long ended, boolean taken) {

    void writeTo(DataOutput out) throws IOException {
        out.writeShort(process);
        out.writeShort(row);
        out.writeInt((int) version);
        out.writeLong(began);
        out.writeLong(ended);
        out.writeBoolean(taken);
    }

    static WriteEvent readFrom(DataInput in) throws IOException {
        return new WriteEvent(in.readShort(), in.readShort(), in.readInt(), in.readLong(), in.readLong(),
                in.readBoolean());
    }
}
