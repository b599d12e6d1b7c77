package dev.larder.internal.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

import dev.larder.internal.entry.Decoded.Damaged;
import dev.larder.internal.entry.Decoded.Read;

/**
 * The bytes of an {@link Envelope}, numbers in network order:
 *
 * <pre>
 *  0  magic            60  number of tags (2)
 *  1  format version   62  length of the payload (4)
 *  2  CRC32C (4)       66  tags, each: length (2), UTF-8
 *  6  codec            ..  payload, to the end
 *  7  flags
 *  8  hash of the key (8)
 * 16  fingerprint (8)
 * 24  created at (8)
 * 32  fresh until (8)
 * 40  load millis (4)
 * 44  tag epoch (8)
 * 52  tag reading (8)
 * </pre>
 *
 * The CRC32C is over all bytes but its own. Each kind of block that may stand under a key has a first byte of its own, so
 * that one byte tells an envelope from anything else.
 */
@SuppressWarnings("ByteBufferBackingArray") // the buffers here wrap an array from its first byte
public final class EnvelopeFormat {

    /** The first byte of every envelope, of any version. No text in UTF-8 begins with it. */
    static final byte MAGIC = (byte) 0xBE;

    static final byte VERSION = 1;

    private static final int ABSENT = 1;

    private static final int CHECKSUM_AT = 2;
    private static final int CODEC_AT = 6;
    private static final int TAGS_AT = 66;
    private static final int MAX_UNSIGNED_SHORT = 0xFFFF;

    private EnvelopeFormat() {
    }

    /**
     * @throws IllegalArgumentException if the envelope is not as its own documentation says, or has more than 65535 tags
     *         or a tag of more than 65535 bytes; rendered tags never are
     */
    public static byte[] encode(Envelope envelope) {
        if (envelope.absent() && envelope.payload().length > 0) {
            throw new IllegalArgumentException("an absent value has no payload");
        }
        List<byte[]> tags = tagBytes(envelope.tags());
        long size = TAGS_AT + (long) envelope.payload().length;
        for (byte[] tag : tags) {
            size += 2 + tag.length;
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
        out.put(MAGIC).put(VERSION).putInt(0);
        out.put(envelope.codec()).put((byte) (envelope.absent() ? ABSENT : 0));
        out.putLong(envelope.keyHash()).putLong(envelope.fingerprint());
        out.putLong(envelope.createdAt()).putLong(envelope.freshUntil()).putInt(envelope.loadMillis());
        out.putLong(envelope.tagEpoch()).putLong(envelope.tagReading());
        out.putShort((short) tags.size()).putInt(envelope.payload().length);
        for (byte[] tag : tags) {
            out.putShort((short) tag.length).put(tag);
        }
        out.put(envelope.payload());
        out.putInt(CHECKSUM_AT, checksum(out.array()));
        return out.array();
    }

    /** Never throws, and allocates no more than the length of the input asks for. */
    public static Decoded decode(byte[] bytes) {
        if (bytes.length == 0) {
            return new Damaged("empty");
        }
        if (bytes[0] != MAGIC) {
            return new Damaged("not an envelope: begins with 0x%02x".formatted(bytes[0]));
        }
        if (bytes.length < 2) {
            return new Damaged("cut off after 1 byte");
        }
        if (bytes[1] != VERSION) {
            return new Damaged("format version " + (bytes[1] & 0xFF) + "; this process reads version " + VERSION);
        }
        if (bytes.length < TAGS_AT) {
            return new Damaged("cut off after " + bytes.length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt(CHECKSUM_AT) != checksum(bytes)) {
            return new Damaged("checksum of " + bytes.length + " bytes does not match");
        }
        return read(bytes, in.position(CODEC_AT));
    }

    private static Decoded read(byte[] bytes, ByteBuffer in) {
        byte codec = in.get();
        int flags = in.get();
        if ((flags & ~ABSENT) != 0) {
            return new Damaged("flags 0x%02x; this process knows 0x%02x".formatted(flags & 0xFF, ABSENT));
        }
        boolean absent = (flags & ABSENT) != 0;
        long keyHash = in.getLong();
        long fingerprint = in.getLong();
        long createdAt = in.getLong();
        long freshUntil = in.getLong();
        int loadMillis = in.getInt();
        long tagEpoch = in.getLong();
        long tagReading = in.getLong();
        int tagCount = in.getShort() & MAX_UNSIGNED_SHORT;
        int payloadLength = in.getInt();
        if (tagCount * 2L > in.remaining()) {
            return new Damaged("more tags than bytes");
        }
        List<String> tags = tags(bytes, in, tagCount);
        if (tags.size() != tagCount || payloadLength != in.remaining() || absent && payloadLength > 0) {
            return new Damaged("lengths do not fit " + bytes.length + " bytes");
        }
        byte[] payload = Arrays.copyOfRange(bytes, in.position(), bytes.length);
        return new Read(new Envelope(codec, absent, keyHash, fingerprint, createdAt, freshUntil, loadMillis, tagEpoch,
                tagReading, tags, payload));
    }

    /** Fewer than asked for if the bytes end before. */
    private static List<String> tags(byte[] bytes, ByteBuffer in, int count) {
        if (count == 0) {
            return List.of();
        }
        List<String> tags = new ArrayList<>(count);
        while (tags.size() < count && in.remaining() >= 2) {
            int length = in.getShort() & MAX_UNSIGNED_SHORT;
            if (length > in.remaining()) {
                break;
            }
            tags.add(new String(bytes, in.position(), length, StandardCharsets.UTF_8));
            in.position(in.position() + length);
        }
        return List.copyOf(tags);
    }

    private static List<byte[]> tagBytes(List<String> tags) {
        if (tags.size() > MAX_UNSIGNED_SHORT) {
            throw new IllegalArgumentException("more than 65535 tags: " + tags.size());
        }
        List<byte[]> encoded = new ArrayList<>(tags.size());
        for (String tag : tags) {
            byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > MAX_UNSIGNED_SHORT) {
                throw new IllegalArgumentException("a tag of more than 65535 bytes: " + bytes.length);
            }
            encoded.add(bytes);
        }
        return encoded;
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKSUM_AT);
        crc.update(bytes, CODEC_AT, bytes.length - CODEC_AT);
        return (int) crc.getValue();
    }
}
