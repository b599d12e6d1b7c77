package dev.larder.internal.behind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.larder.internal.time.FakeTime;

class TurnsTest {

    private final FakeTime time = new FakeTime();
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private int count;
    private Executor executor = threads::add;
    private Supplier<Optional<Duration>> task = Optional::empty;
    private final Turns turns = new Turns(time, work -> executor.execute(work), () -> {
        count++;
        return task.get();
    });

    private void runAll() {
        for (Runnable work = threads.poll(); work != null; work = threads.poll()) {
            work.run();
        }
    }

    @Test
    void wokenTaskHasOneTurnHoweverOftenItIsWokenBefore() {
        turns.wake();
        turns.wake();
        turns.wake();
        assertThat(threads).hasSize(1);
        runAll();
        assertThat(count).isEqualTo(1);
        turns.wake();
        runAll();
        assertThat(count).isEqualTo(2);
    }

    @Test
    void taskThatIsWokenInItsTurnHasAnotherOnTheSameThread() {
        task = () -> {
            if (count < 3) {
                turns.wake();
            }
            return Optional.empty();
        };
        turns.wake();
        runAll();
        assertThat(count).isEqualTo(3);
        assertThat(threads).isEmpty();
    }

    @Test
    void taskHasAnotherTurnWhenItAskedForOneUnlessItIsWokenBefore() {
        task = () -> Optional.of(Duration.ofSeconds(2));
        turns.wake();
        runAll();
        time.advance(Duration.ofSeconds(1));
        turns.wake();
        runAll();
        task = Optional::empty;
        time.advance(Duration.ofMillis(1_999));
        runAll();
        assertThat(count).isEqualTo(2);
        time.advance(Duration.ofMillis(1));
        runAll();
        assertThat(count).isEqualTo(3);
        time.advance(Duration.ofHours(1));
        assertThat(threads).isEmpty();
    }

    @Test
    void taskThatThrowsHasItsNextTurnWhenItIsWoken() {
        task = () -> {
            throw new IllegalStateException("broken");
        };
        turns.wake();
        assertThatThrownBy(this::runAll).hasMessage("broken");
        task = Optional::empty;
        turns.wake();
        runAll();
        assertThat(count).isEqualTo(2);
    }

    @Test
    void taskThatFindsNoThreadHasItsTurnWhenThereIsOne() {
        executor = work -> {
            throw new RejectedExecutionException("stopping");
        };
        turns.wake();
        executor = threads::add;
        turns.wake();
        runAll();
        assertThat(count).isEqualTo(1);
    }
}
