package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.time.FakeTime;
import dev.larder.internal.time.GivingWay;

class CallerThreadTest {

    private final FakeTime time = new FakeTime();
    private final CallerThread caller = new CallerThread(time);
    private final CompletableFuture<String> future = new CompletableFuture<>();

    @AfterEach
    void calmDown() {
        Thread.interrupted();
    }

    @Test
    void completeFutureIsNotWaitedFor() {
        future.complete("a");
        assertThat(caller.await(future)).isEqualTo("a");
    }

    @Test
    void tasksRunOnTheWaitingThreadInOrder() {
        List<String> ran = new ArrayList<>();
        Thread here = Thread.currentThread();
        caller.execute(() -> ran.add("first on " + (Thread.currentThread() == here)));
        caller.execute(() -> ran.add("second"));
        caller.execute(() -> future.complete("a"));
        assertThat(caller.await(future)).isEqualTo("a");
        assertThat(ran).containsExactly("first on true", "second");
    }

    @Test
    void taskOfAnotherThreadWakesTheWaitingOne() {
        Thread here = Thread.currentThread();
        new Thread(() -> caller.execute(() -> future.complete(String.valueOf(Thread.currentThread() == here))))
                .start();
        assertThat(caller.await(future)).isEqualTo("true");
    }

    @Test
    void completionByAnotherThreadWakesTheWaitingOne() {
        new Thread(() -> future.complete("a")).start();
        assertThat(caller.await(future)).isEqualTo("a");
    }

    @Test
    void interruptDoesNotEndTheWaitAndIsKept() {
        Thread.currentThread().interrupt();
        new Thread(() -> future.complete("a")).start();
        assertThat(caller.await(future)).isEqualTo("a");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void interruptThatCameDuringTheWaitIsSeenByTheNextTask() throws Exception {
        Thread here = Thread.currentThread();
        CountDownLatch parked = new CountDownLatch(1);
        boolean[] seen = new boolean[1];
        new Thread(() -> {
            try {
                parked.await();
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
            here.interrupt();
            caller.execute(() -> {
                seen[0] = Thread.interrupted();
                future.complete("a");
            });
        }).start();
        caller.execute(parked::countDown);
        caller.await(future);
        assertThat(seen[0]).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).as("the task took it").isFalse();
    }

    @Test
    void alarmRunsOnTheWaitingThreadWhenItsTimeHasCome() {
        caller.unlessDoneIn(Duration.ofMillis(100).toNanos(), () -> future.complete("alarm"));
        caller.execute(() -> time.advance(Duration.ofMillis(100)));
        assertThat(caller.await(future)).isEqualTo("alarm");
    }

    @Test
    void alarmDoesNotRunWhenTheWaitIsOver() {
        int[] alarms = new int[1];
        caller.unlessDoneIn(Duration.ofMillis(100).toNanos(), () -> alarms[0]++);
        caller.execute(() -> {
            time.advance(Duration.ofMillis(99));
            future.complete("a");
            time.advance(Duration.ofMillis(100));
        });
        assertThat(caller.await(future)).isEqualTo("a");
        assertThat(alarms[0]).isZero();
    }

    @Test
    void whoeverWaitsForAReplyGivesWayBeforeParking() {
        CallerThread giving = new CallerThread(time, new GivingWay(time::nanos, () -> future.complete("in the turn")));
        giving.unlessDoneIn(Duration.ofMillis(100).toNanos(), () -> {});
        assertThat(giving.await(future)).isEqualTo("in the turn");
    }

    @Test
    void whoeverWaitsForSomethingElseParksAtOnce() {
        int[] turns = new int[1];
        CallerThread parking = new CallerThread(time, new GivingWay(time::nanos, () -> turns[0]++));
        Thread here = Thread.currentThread();
        new Thread(() -> {
            while (here.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            future.complete("a");
        }).start();
        assertThat(parking.await(future)).isEqualTo("a");
        assertThat(turns[0]).isZero();
    }

    @Test
    void everyAlarmRunsInItsOwnTime() {
        List<String> rung = new ArrayList<>();
        caller.unlessDoneIn(Duration.ofMillis(50).toNanos(), () -> rung.add("first"));
        caller.unlessDoneIn(Duration.ofMillis(70).toNanos(), () -> rung.add("second"));
        caller.unlessDoneIn(Duration.ofMillis(100).toNanos(), () -> future.complete("last"));
        caller.execute(() -> time.advance(Duration.ofMillis(100)));
        assertThat(caller.await(future)).isEqualTo("last");
        assertThat(rung).containsExactly("first", "second");
    }
}
