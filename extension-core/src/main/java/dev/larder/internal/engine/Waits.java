package dev.larder.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.time.Time;

/**
 * Calls that wait for another process to fill a key. They are woken when it is told to be filled, and when their time is
 * over. There is one for a key at most in each flight, so there are never more of them than calls under way.
 */
final class Waits {

    private static final int STRIPES = 256;

    private final Map<String, List<Runnable>> waiting = new ConcurrentHashMap<>();
    /** By hash of the key: how often it, or another, was told to be filled. */
    private final AtomicLongArray told = new AtomicLongArray(STRIPES);
    private final AtomicLong toldAll = new AtomicLong();
    private final Time time;

    Waits(Time time) {
        this.time = time;
    }

    /** Moves each time the key is told to be filled; to be taken before Redis is asked. */
    long heard(String key) {
        return told.get(stripe(key)) + toldAll.get();
    }

    /**
     * Runs the task once: when the key is filled, or after the time.
     *
     * @param heard taken before Redis was asked: what was told since then is not waited for
     * @return waits no longer
     */
    Time.Cancellable until(String key, long heard, Duration longest, Runnable task) {
        Wait wait = new Wait(task);
        waiting.compute(key, (same, others) -> with(others, wait));
        wait.bound(time.after(longest, () -> {
            waiting.computeIfPresent(key, (same, others) -> without(others, wait));
            wait.run();
        }));
        if (heard(key) != heard) {
            waiting.computeIfPresent(key, (same, others) -> without(others, wait));
            wait.run();
        }
        return () -> {
            waiting.computeIfPresent(key, (same, others) -> without(others, wait));
            wait.cancel();
        };
    }

    void wake(String key) {
        told.incrementAndGet(stripe(key));
        List<Runnable> tasks = waiting.remove(key);
        if (tasks != null) {
            tasks.forEach(Runnable::run);
        }
    }

    /** What was told may have been missed. */
    void wakeAll() {
        toldAll.incrementAndGet();
        new ArrayList<>(waiting.keySet()).forEach(this::wake);
    }

    int count() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    private static int stripe(String key) {
        return key.hashCode() & (STRIPES - 1);
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
            if (cancel()) {
                task.run();
            }
        }

        /** False: it was over before. */
        boolean cancel() {
            if (!over.compareAndSet(false, true)) {
                return false;
            }
            Time.Cancellable timer = bound;
            if (timer != null) {
                timer.cancel();
            }
            return true;
        }
    }
}
