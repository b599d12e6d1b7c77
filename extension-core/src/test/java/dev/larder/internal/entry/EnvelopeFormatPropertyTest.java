package dev.larder.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import dev.larder.internal.entry.Decoded.Damaged;
import dev.larder.internal.entry.Decoded.Read;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EnvelopeFormatPropertyTest {

    @Property
    void whatWasEncodedIsRead(@ForAll("envelopes") Envelope envelope) {
        Decoded decoded = EnvelopeFormat.decode(EnvelopeFormat.encode(envelope));

        assertThat(decoded).usingRecursiveComparison().isEqualTo(new Read(envelope));
    }

    @Property
    void aFlippedByteAnywhereIsDamaged(@ForAll("envelopes") Envelope envelope, @ForAll @IntRange(min = 1,
            max = 255) int flip) {
        byte[] bytes = EnvelopeFormat.encode(envelope);
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] ^= (byte) flip;
            assertThat(EnvelopeFormat.decode(bytes)).as("byte %d", at).isInstanceOf(Damaged.class);
            bytes[at] ^= (byte) flip;
        }
    }

    @Property(tries = 200)
    void everyTruncationIsDamaged(@ForAll("envelopes") Envelope envelope) {
        byte[] bytes = EnvelopeFormat.encode(envelope);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(EnvelopeFormat.decode(Arrays.copyOf(bytes, length))).as("length %d", length)
                    .isInstanceOf(Damaged.class);
        }
    }

    @Property
    void bytesAddedAtTheEndAreDamaged(@ForAll("envelopes") Envelope envelope, @ForAll @IntRange(min = 1,
            max = 300) int more) {
        byte[] bytes = EnvelopeFormat.encode(envelope);

        assertThat(EnvelopeFormat.decode(Arrays.copyOf(bytes, bytes.length + more))).isInstanceOf(Damaged.class);
    }

    @Property
    void randomBytesAreDamagedAndNeverThrow(@ForAll byte[] bytes) {
        assertThat(EnvelopeFormat.decode(bytes)).isInstanceOf(Damaged.class);
    }

    @Property
    void randomBytesBehindARightBeginningAreDamaged(@ForAll byte[] bytes) {
        byte[] begun = Arrays.copyOf(bytes, Math.max(bytes.length, 2));
        begun[0] = EnvelopeFormat.MAGIC;
        begun[1] = EnvelopeFormat.VERSION;

        assertThat(EnvelopeFormat.decode(begun)).isInstanceOf(Damaged.class);
    }

    @Provide
    Arbitrary<Envelope> envelopes() {
        Arbitrary<Long> longs = Arbitraries.longs();
        Arbitrary<List<String>> tags = Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(40).list()
                .ofMaxSize(6);
        Arbitrary<byte[]> payloads = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Combinators.combine(Arbitraries.bytes(), Arbitraries.of(true, false), longs.list().ofSize(6),
                Arbitraries.integers(), tags, payloads)
                .as((codec, absent, numbers, loadMillis, tagList, payload) -> new Envelope(codec, absent,
                        numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), loadMillis, numbers.get(4),
                        numbers.get(5), tagList, absent ? new byte[0] : payload));
    }

    /** Half a pair is no text, and no rendered tag holds one. */
    private static char[] surrogates() {
        char[] all = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = (char) (Character.MIN_SURROGATE + i);
        }
        return all;
    }
}
