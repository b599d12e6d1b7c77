package dev.larder.internal.redis.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class BatchErrorsTest {

    @Test
    void eachLineNamesACommand() {
        assertThat(BatchErrors.parse("ERR [1] WRONGTYPE Operation against a key\nERR [12] OOM command not allowed", 13))
                .isEqualTo(Map.of(1, "WRONGTYPE Operation against a key", 12, "OOM command not allowed"));
    }

    @Test
    void strippedCodeIsRestored() {
        assertThat(BatchErrors.parse("ERR [0] unknown command 'FOO'", 1))
                .isEqualTo(Map.of(0, "ERR unknown command 'FOO'"));
    }

    @Test
    void errorThatTalksOfAnIndexIsNotTakenForOne() {
        assertThat(BatchErrors.parse("ERR [0] CUSTOM see ERR [1] OOM", 2))
                .isEqualTo(Map.of(0, "CUSTOM see ERR [1] OOM"));
    }

    @Test
    void whatIsNotOfTheFormSaysNothing() {
        assertThat(BatchErrors.parse("Connection reset", 3)).isEmpty();
        assertThat(BatchErrors.parse("ERR [3] OOM", 3)).isEmpty();
        assertThat(BatchErrors.parse("ERR [0] OOM\nERR [0] OOM", 3)).isEmpty();
        assertThat(BatchErrors.parse("ERR [0] OOM\nmore", 3)).isEmpty();
    }
}
