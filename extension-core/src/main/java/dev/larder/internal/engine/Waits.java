package dev.larder.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.time.Time;

/**
 * Calls that wait for another process to fill a key. They are woken when it is told to be filled, and when their time is
 * over. There is one for a key at most in each flight, so there are never more of them than calls under way.
 */
final class Waits {

    private final Map<String, List<Runnable>> waiting = new ConcurrentHashMap<>();
    private final Time time;

    Waits(Time time) {
        this.time = time;
    }

    /** Runs the task once: when the key is filled, or after the time. */
    void until(String key, Duration longest, Runnable task) {
        Wait wait = new Wait(task);
        waiting.compute(key, (same, others) -> with(others, wait));
        wait.bound(time.after(longest, () -> {
            waiting.computeIfPresent(key, (same, others) -> without(others, wait));
            wait.run();
        }));
    }

    void wake(String key) {
        List<Runnable> tasks = waiting.remove(key);
        if (tasks != null) {
            tasks.forEach(Runnable::run);
        }
    }

    /** What was told may have been missed. */
    void wakeAll() {
        new ArrayList<>(waiting.keySet()).forEach(this::wake);
    }

    int count() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    private static List<Runnable> with(@Nullable List<Runnable> others, Runnable one) {
        List<Runnable> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(one);
        return all;
    }

    private static @Nullable List<Runnable> without(List<Runnable> others, Runnable one) {
        List<Runnable> left = new ArrayList<>(others);
        left.remove(one);
        return left.isEmpty() ? null : left;
    }

    private static final class Wait implements Runnable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final Runnable task;
        private volatile Time.@Nullable Cancellable bound;

        Wait(Runnable task) {
            this.task = task;
        }

        void bound(Time.Cancellable cancellable) {
            bound = cancellable;
            if (over.get()) {
                cancellable.cancel();
            }
        }

        @Override
        public void run() {
            if (over.compareAndSet(false, true)) {
                Time.Cancellable timer = bound;
                if (timer != null) {
                    timer.cancel();
                }
                task.run();
            }
        }
    }
}
