package dev.larder.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class FakeTimeTest {

    private final FakeTime time = new FakeTime(0);
    private final List<String> ran = new ArrayList<>();

    @Test
    void dueTasksRunInOrderAtTheirTime() {
        time.after(Duration.ofNanos(20), () -> ran.add("b" + time.nanos()));
        time.after(Duration.ofNanos(10), () -> ran.add("a" + time.nanos()));
        time.after(Duration.ofNanos(20), () -> ran.add("c" + time.nanos()));
        time.after(Duration.ofNanos(31), () -> ran.add("d"));
        time.advance(Duration.ofNanos(30));
        assertThat(ran).containsExactly("a10", "b20", "c20");
        assertThat(time.nanos()).isEqualTo(30);
    }

    @Test
    void taskAskedForByATaskRunsInTheSameAdvanceIfDue() {
        time.after(Duration.ofNanos(10), () -> time.after(Duration.ofNanos(10), () -> ran.add("late" + time.nanos())));
        time.advance(Duration.ofNanos(25));
        assertThat(ran).containsExactly("late20");
    }

    @Test
    void cancelledTaskDoesNotRun() {
        Time.Cancellable task = time.after(Duration.ofNanos(10), () -> ran.add("x"));
        task.cancel();
        task.cancel();
        time.advance(Duration.ofNanos(25));
        assertThat(ran).isEmpty();
        assertThat(time.waiting()).isZero();
    }
}
