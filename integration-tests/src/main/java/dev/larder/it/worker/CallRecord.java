package dev.larder.it.worker;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one call gave.
 *
 * @param call its number, in all processes its own
 * @param began on the process' {@code nanoTime}
 * @param ended on the process' {@code nanoTime}
 * @param version of the value, or {@link #NONE} if it threw
 * @param thrown class and message of what it threw, or empty
 */
public record CallRecord(long call, String key, long began, long ended, long version, String thrown) {

    public static final long NONE = -1;

    public void writeTo(DataOutput out) throws IOException {
        out.writeLong(call);
        out.writeUTF(key);
        out.writeLong(began);
        out.writeLong(ended);
        out.writeLong(version);
        out.writeUTF(thrown);
    }

    /** @param ahead how far the process' clock is ahead of the reader's */
    public static CallRecord readFrom(DataInput in, long ahead) throws IOException {
        return new CallRecord(in.readLong(), in.readUTF(), in.readLong() - ahead, in.readLong() - ahead, in.readLong(),
                in.readUTF());
    }

    public boolean threw() {
        return version == NONE;
    }

    public long nanos() {
        return ended - began;
    }
}
