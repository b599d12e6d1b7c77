package dev.larder.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.internal.entry.Decoded.Read;

/** The bytes that released versions have written, which every later version must write or at least understand. */
class GoldenEnvelopeTest {

    @ParameterizedTest
    @ValueSource(strings = { "json", "absent", "tagged", "bytes", "empty-payload" })
    void todaysEncoderWritesExactlyTheCommittedBytes(String name) throws IOException {
        assertThat(EnvelopeFormat.encode(fields(name))).isEqualTo(bytes(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "json", "absent", "tagged", "bytes", "empty-payload" })
    void todaysDecoderReadsTheCommittedBytes(String name) throws IOException {
        assertThat(EnvelopeFormat.decode(bytes(name))).usingRecursiveComparison().isEqualTo(new Read(fields(name)));
    }

    private static byte[] bytes(String name) throws IOException {
        String text = new String(resource(name + ".hex"), StandardCharsets.US_ASCII);
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    private static Envelope fields(String name) throws IOException {
        Properties fields = new Properties();
        try (InputStream in = open(name + ".properties")) {
            fields.load(in);
        }
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(fields.getProperty("tags")); i++) {
            tags.add(fields.getProperty("tag." + i));
        }
        return new Envelope(Byte.parseByte(fields.getProperty("codec")),
                Boolean.parseBoolean(fields.getProperty("absent")), number(fields, "keyHash"),
                number(fields, "fingerprint"), number(fields, "createdAt"), number(fields, "freshUntil"),
                (int) number(fields, "loadMillis"), number(fields, "tagEpoch"), number(fields, "tagReading"), tags,
                HexFormat.of().parseHex(fields.getProperty("payload")));
    }

    private static long number(Properties fields, String name) {
        return Long.parseLong(fields.getProperty(name));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String name) {
        return GoldenEnvelopeTest.class.getResourceAsStream("/golden/envelope-v1-" + name);
    }
}
