package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.larder.internal.time.FakeTime;

class WatchTest {

    private static final Duration LONGEST = Duration.ofMillis(100);

    private final FakeTime time = new FakeTime();
    private final Watch watch = new Watch(time, LONGEST);

    private CompletableFuture<String> begin() {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        watch.over(outcome, () -> outcome.complete("late"));
        return outcome;
    }

    @Test
    void waitEndsWhenItHasLastedTooLongAndNotBefore() {
        CompletableFuture<String> outcome = begin();
        time.advance(LONGEST.minusNanos(1));
        assertThat(outcome).isNotDone();
        time.advance(Duration.ofNanos(1));
        assertThat(outcome).isCompletedWithValue("late");
        assertThat(time.waiting()).isZero();
    }

    @Test
    void eachWaitHasItsOwnTime() {
        CompletableFuture<String> first = begin();
        time.advance(Duration.ofMillis(60));
        CompletableFuture<String> second = begin();
        time.advance(Duration.ofMillis(40));
        assertThat(first).isDone();
        assertThat(second).isNotDone();
        time.advance(Duration.ofMillis(60));
        assertThat(second).isCompletedWithValue("late");
    }

    @Test
    void waitThatIsOverKeepsNoOtherFromItsEnd() {
        CompletableFuture<String> first = begin();
        first.complete("in time");
        time.advance(Duration.ofMillis(60));
        CompletableFuture<String> second = begin();
        time.advance(LONGEST);
        assertThat(first).isCompletedWithValue("in time");
        assertThat(second).isCompletedWithValue("late");
    }

    @Test
    void oneTimerDoesForAll() {
        List<CompletableFuture<String>> outcomes = new ArrayList<>(
                IntStream.range(0, 50).mapToObj(i -> begin()).toList());
        assertThat(time.waiting()).isOne();
        time.advance(LONGEST);
        assertThat(outcomes).allMatch(CompletableFuture::isDone);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void waitThatBeginsWhenOneEndsIsWatched() {
        CompletableFuture<CompletableFuture<String>> next = new CompletableFuture<>();
        watch.over(next, () -> next.complete(begin()));
        time.advance(LONGEST);
        time.advance(LONGEST);
        assertThat(next).isCompletedWithValueMatching(begun -> "late".equals(begun.getNow("not yet")));
    }
}
