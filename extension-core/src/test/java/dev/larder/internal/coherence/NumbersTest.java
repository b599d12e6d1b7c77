package dev.larder.internal.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @Test
    void positionIsReadAsTheScriptsWriteIt() {
        assertThat(Position.of("999999999999999:3:1700000000000"))
                .contains(new Position(999_999_999_999_999L, 3, 1_700_000_000_000L));
    }

    @Test
    void orderIsAPositionAndAFloor() {
        assertThat(Order.of("7:3:200:100")).contains(new Order(new Position(7, 3, 200), 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "", ":", "1:2", "1:2:", ":2:3", "1:2:3:", "1:2:x", "1:2:3:4", "1:2:3.5", "1 :2:3", "1:2:3\n",
                    "1:2:9999999999999999999" })
    void anythingElseIsNoPosition(String text) {
        assertThat(Position.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "1:2:3", "1:2:3:4:5", "1:2:3:", "1:2:3:x" })
    void anythingElseIsNoOrder(String text) {
        assertThat(Order.of(text)).isEmpty();
    }

    @Test
    void nextIsOneMoreOfTheSameEpoch() {
        Position at = new Position(7, 3, 100);
        assertThat(at.isJustBefore(new Position(7, 4, 100))).isTrue();
        assertThat(at.isJustBefore(new Position(7, 5, 100))).isFalse();
        assertThat(at.isJustBefore(new Position(7, 3, 100))).isFalse();
        assertThat(at.isJustBefore(new Position(8, 4, 100))).isFalse();
    }
}
