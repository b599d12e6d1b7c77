package dev.larder.internal.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a {@link Slot}: an optional lease block of fixed length, then an optional envelope.
 *
 * <pre>
 *  0  magic
 *  1  state: L (loading) or F (failed)
 *  2  1 if another process waits for the outcome, else 0
 *  3  token of the acquisition (16)
 * 19  end of the lease, milliseconds on the server's clock, 13 decimal digits
 * </pre>
 *
 * The scripts of the remote tier read and write the block; it is made for them, so it has no checksum: what does not
 * match a token is another's lease.
 */
public final class SlotFormat {

    /** The first byte of every lease block. No text in UTF-8 begins with it. */
    public static final byte LEASE_MAGIC = (byte) 0xBD;

    public static final int LEASE_LENGTH = 32;

    private static final byte FAILED = 'F';
    private static final int STATE_AT = 1;
    private static final int END_AT = 19;

    private SlotFormat() {
    }

    /** Never throws. */
    public static Slot decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != LEASE_MAGIC) {
            return entry(Optional.empty(), bytes);
        }
        long until = bytes.length < LEASE_LENGTH ? -1 : end(bytes);
        if (until < 0) {
            return new Slot.Damaged("a lease that ends nowhere, of " + bytes.length + " bytes");
        }
        Optional<Slot.LeaseMark> lease = Optional.of(new Slot.LeaseMark(bytes[STATE_AT] == FAILED, until));
        return bytes.length == LEASE_LENGTH ? new Slot.Taken(lease, Optional.empty())
                : entry(lease, Arrays.copyOfRange(bytes, LEASE_LENGTH, bytes.length));
    }

    private static Slot entry(Optional<Slot.LeaseMark> lease, byte[] bytes) {
        Decoded decoded = EnvelopeFormat.decode(bytes);
        return decoded instanceof Decoded.Read read ? new Slot.Taken(lease, Optional.of(read.envelope()))
                : new Slot.Damaged(((Decoded.Damaged) decoded).reason());
    }

    /** Negative if there are other characters than digits. */
    private static long end(byte[] bytes) {
        String digits = new String(bytes, END_AT, LEASE_LENGTH - END_AT, StandardCharsets.ISO_8859_1);
        long end = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            end = end * 10 + digit - '0';
        }
        return end;
    }
}
