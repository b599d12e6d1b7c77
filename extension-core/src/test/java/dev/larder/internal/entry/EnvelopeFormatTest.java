package dev.larder.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;

import dev.larder.internal.entry.Decoded.Damaged;

class EnvelopeFormatTest {

    private static final Envelope TAGGED = new Envelope((byte) 1, false, 11, 12, 13, 14, 15, 16, 17,
            List.of("category:tea", "shelf:3"), "{\"id\":7}".getBytes(StandardCharsets.UTF_8));

    @Test
    void anEmptyStringIsDamaged() {
        assertThat(EnvelopeFormat.decode(new byte[0])).isEqualTo(new Damaged("empty"));
    }

    @Test
    void theFirstByteTellsWhatIsNoEnvelope() {
        assertThat(EnvelopeFormat.decode("hello".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Damaged("not an envelope: begins with 0x68"));
    }

    @Test
    void theMagicAloneIsCutOff() {
        assertThat(EnvelopeFormat.decode(new byte[] { EnvelopeFormat.MAGIC }))
                .isEqualTo(new Damaged("cut off after 1 byte"));
    }

    @Test
    void aLaterFormatVersionIsNamedBesideOurs() {
        byte[] bytes = EnvelopeFormat.encode(TAGGED);
        bytes[1] = 2;
        assertThat(EnvelopeFormat.decode(bytes))
                .isEqualTo(new Damaged("format version 2; this process reads version 1"));
    }

    @Test
    void anUnknownFlagIsDamagedThoughTheChecksumFits() {
        byte[] bytes = EnvelopeFormat.encode(TAGGED);
        bytes[7] = 2;
        assertThat(EnvelopeFormat.decode(signed(bytes)))
                .isEqualTo(new Damaged("flags 0x02; this process knows 0x01"));
    }

    @Test
    void everySingleByteChangedToAnyOtherValueIsDamaged() {
        byte[] bytes = EnvelopeFormat.encode(TAGGED);
        for (int at = 0; at < bytes.length; at++) {
            for (int flip = 1; flip < 256; flip++) {
                bytes[at] ^= (byte) flip;
                assertThat(EnvelopeFormat.decode(bytes)).as("byte %d ^ %d", at, flip).isInstanceOf(Damaged.class);
                bytes[at] ^= (byte) flip;
            }
        }
    }

    @Test
    void hugeLengthsWithAFittingChecksumAreDamaged() {
        for (int length : new int[] { Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 9 }) {
            byte[] bytes = EnvelopeFormat.encode(TAGGED);
            ByteBuffer.wrap(bytes).putInt(62, length);
            assertThat(EnvelopeFormat.decode(signed(bytes))).as("payload length %d", length)
                    .isEqualTo(new Damaged("lengths do not fit 97 bytes"));
        }
        for (int length : new int[] { 0xFFFF, 28, 13 }) {
            byte[] bytes = EnvelopeFormat.encode(TAGGED);
            ByteBuffer.wrap(bytes).putShort(66, (short) length);
            assertThat(EnvelopeFormat.decode(signed(bytes))).as("tag length %d", length)
                    .isInstanceOf(Damaged.class);
        }
    }

    @Test
    void moreTagsThanBytesAreDamagedBeforeTheyAreAllocated() {
        byte[] bytes = EnvelopeFormat.encode(TAGGED);
        ByteBuffer.wrap(bytes).putShort(60, (short) 0xFFFF);
        assertThat(EnvelopeFormat.decode(signed(bytes))).isEqualTo(new Damaged("more tags than bytes"));
    }

    @Test
    void anAbsentValueWithAPayloadIsDamagedAndIsNotWritten() {
        byte[] bytes = EnvelopeFormat.encode(TAGGED);
        bytes[7] = 1;
        assertThat(EnvelopeFormat.decode(signed(bytes))).isEqualTo(new Damaged("lengths do not fit 97 bytes"));
        assertThatThrownBy(() -> EnvelopeFormat
                .encode(new Envelope((byte) 1, true, 1, 1, 1, 1, 1, 0, 0, List.of(), new byte[] { 1 })))
                .hasMessage("an absent value has no payload");
    }

    @Test
    void aTagThatDoesNotFitIsRefused() {
        Envelope envelope = new Envelope((byte) 1, false, 1, 1, 1, 1, 1, 0, 0, List.of("x".repeat(65_536)),
                new byte[0]);
        assertThatThrownBy(() -> EnvelopeFormat.encode(envelope))
                .hasMessage("a tag of more than 65535 bytes: 65536");
    }

    private static byte[] signed(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, 2);
        crc.update(bytes, 6, bytes.length - 6);
        ByteBuffer.wrap(bytes).putInt(2, (int) crc.getValue());
        return bytes;
    }
}
