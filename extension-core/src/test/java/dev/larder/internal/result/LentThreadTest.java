package dev.larder.internal.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.time.FakeTime;

class LentThreadTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final FakeTime time = new FakeTime();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private final LentThread lent = new LentThread(new CallerThread(time), afterwards::add);
    private final CompletableFuture<Object> outcome = new CompletableFuture<>();

    @Test
    void runsWhatItIsHandedUntilItIsGivenBack() {
        lent.execute(() -> ran.add("here"));
        lent.execute(lent::giveBack);
        lent.lendUntil(outcome, LONG);
        assertThat(ran).containsExactly("here");
        assertThat(lent.isHeld()).isFalse();
        assertThat(afterwards).isEmpty();
    }

    @Test
    void whatIsLeftGoesOnAfterwardsOnce() {
        lent.execute(() -> {
            lent.execute(() -> ran.add("left"));
            lent.giveBack();
        });
        lent.lendUntil(outcome, LONG);
        lent.execute(() -> ran.add("late"));
        assertThat(ran).isEmpty();
        afterwards.forEach(Runnable::run);
        afterwards.forEach(Runnable::run);
        assertThat(ran).containsExactly("left", "late");
    }

    @Test
    void isGivenBackWithTheOutcome() {
        lent.execute(() -> outcome.complete("done"));
        lent.lendUntil(outcome, LONG);
        assertThat(lent.isHeld()).isFalse();
    }

    @Test
    void isGivenBackWhenItsTimeIsOver() {
        lent.lendUntil(outcome, Duration.ZERO);
        lent.execute(() -> ran.add("late"));
        assertThat(afterwards).hasSize(1);
    }

    @Test
    void isNotLentOnceItWasGivenBack() {
        lent.giveBack();
        lent.lendUntil(outcome, LONG);
        assertThat(lent.isHeld()).isFalse();
    }
}
