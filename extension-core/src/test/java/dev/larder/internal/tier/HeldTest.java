package dev.larder.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class HeldTest {

    @Test
    void nothingIsNeverPausedAsAllKeysShareIt() {
        Held.NOTHING.pause(2);
        assertThat(Held.NOTHING.isPaused(1)).isFalse();
        Held held = new Held("a", "java.lang.String", List.of(), 1, new Held.Times(9, 9, 9, 9, 0), 0);
        held.pause(2);
        assertThat(held.isPaused(1)).isTrue();
        assertThat(held.isPaused(2)).isFalse();
    }

    @Test
    void whatIsSpoiledServesNobody() {
        Held held = new Held("a", "java.lang.String", List.of(), 1, new Held.Times(9, 9, 9, 9, 0), 0);
        assertThat(held.isCalm("java.lang.String", 1)).isTrue();
        held.spoil(1);
        assertThat(held.isCalm("java.lang.String", 1)).isFalse();
        assertThat(held.isKept("java.lang.String", 1)).isFalse();
        assertThat(held.isOver(1)).isTrue();
    }
}
