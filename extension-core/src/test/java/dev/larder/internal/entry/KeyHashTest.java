package dev.larder.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyHashTest {

    @ParameterizedTest
    @CsvSource({ "'',EF46DB3751D8E999", "a,D24EC4F1A98C6E5B", "abc,44BC2CF5AD770999",
            "Nobody inspects the spammish repetition,FBCEA83C8A378BF1" })
    void givesThePublishedValuesOfXxh64(String text, String hex) {
        assertThat(KeyHash.of(text)).isEqualTo(Long.parseUnsignedLong(hex, 16));
    }

    @Test
    void hashesTheUtf8BytesOfTheKey() {
        assertThat(KeyHash.of("grün")).isEqualTo(KeyHash.of("grün".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void keysThatDifferInOneDigitSpreadOverAllBits() {
        Set<Integer> upper = new HashSet<>();
        Set<Integer> lower = new HashSet<>();
        for (int i = 0; i < 1 << 16; i++) {
            long hash = KeyHash.of("shop:product:" + i);
            upper.add((int) (hash >>> 48));
            lower.add((int) (hash & 0xFFFF));
        }
        // 2^16 balls in 2^16 bins hit 1 - 1/e of them: 41,427, with a deviation of about 80.
        assertThat(upper.size()).isBetween(41_000, 41_900);
        assertThat(lower.size()).isBetween(41_000, 41_900);
    }
}
