package dev.larder.internal.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.larder.internal.time.FakeTime;

class DoubtTest {

    private final FakeTime time = new FakeTime();
    private final Doubt doubt = new Doubt(time);

    @Test
    void thereIsNoneBeforeItBegins() {
        assertThat(doubt.lasts()).isFalse();
    }

    @Test
    void itLastsAsLongAsSomethingMayBeOnItsWay() {
        doubt.begin();
        time.advance(Duration.ofMinutes(19));
        assertThat(doubt.lasts()).isTrue();
        time.advance(Duration.ofMinutes(2));
        assertThat(doubt.lasts()).isFalse();
    }

    @Test
    void itBeginsAgainWithEachWriteThatNobodyKnowsOf() {
        doubt.begin();
        time.advance(Duration.ofMinutes(19));
        doubt.begin();
        time.advance(Duration.ofMinutes(19));
        assertThat(doubt.lasts()).isTrue();
    }
}
