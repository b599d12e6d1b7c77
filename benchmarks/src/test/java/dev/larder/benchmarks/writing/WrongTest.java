package dev.larder.benchmarks.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class WrongTest {

    private static final Map<String, Long> EXPECTED = Map.of("kept", 3L, "removed", Author.NONE);

    @Test
    void rowsAsWrittenLastAreRight() {
        assertThat(Wrong.of(EXPECTED, Map.of("kept", 3L))).isEqualTo(new Wrong(0, 0, 0));
    }

    @Test
    void removedRowsThatAreThereAreBack() {
        assertThat(Wrong.of(EXPECTED, Map.of("kept", 3L, "removed", 1L))).isEqualTo(new Wrong(1, 0, 0));
    }

    @Test
    void rowsOfIdsThatNobodyWroteCountAsBack() {
        assertThat(Wrong.of(EXPECTED, Map.of("kept", 3L, "another", 1L))).isEqualTo(new Wrong(1, 0, 0));
    }

    @Test
    void rowsThatAreNotThereAreLost() {
        assertThat(Wrong.of(EXPECTED, Map.of())).isEqualTo(new Wrong(0, 1, 0));
    }

    @Test
    void rowsOfAVersionBeforeAreOld() {
        assertThat(Wrong.of(EXPECTED, Map.of("kept", 2L))).isEqualTo(new Wrong(0, 0, 1));
        assertThat(Wrong.of(EXPECTED, Map.of("kept", 2L, "removed", 2L)).all()).isEqualTo(2);
    }
}
