package dev.larder.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.time.Time;

/**
 * Calls that wait for another process to fill a key. They are woken when it is told to be filled, when their time is
 * over, and when Redis has fallen silent. There is one for a key at most in each flight, so there are never more of them
 * than calls under way.
 */
final class Waits {

    private static final int STRIPES = 256;

    private final Map<String, List<Wait>> waiting = new ConcurrentHashMap<>();
    /** By hash of the key: how often it, or another, was told to be filled. */
    private final AtomicLongArray told = new AtomicLongArray(STRIPES);
    private final AtomicLong toldAll = new AtomicLong();
    private final Time time;
    private final Vigil vigil;

    Waits(RemoteTier remote, Time time, EngineLimits limits) {
        this.time = time;
        this.vigil = new Vigil(remote, time, limits, () -> !waiting.isEmpty(), this::silence);
    }

    /** Moves each time the key is told to be filled; to be taken before Redis is asked. */
    long heard(String key) {
        return told.get(stripe(key)) + toldAll.get();
    }

    /**
     * Runs one task once.
     *
     * @param heard taken before Redis was asked: what was told since then is not waited for
     * @param woken run when the key is filled, or after the time
     * @param silent run if Redis has stopped answering meanwhile
     * @return waits no longer
     */
    Time.Cancellable until(String key, long heard, Duration longest, Runnable woken, Runnable silent) {
        Wait wait = new Wait(woken, silent);
        waiting.compute(key, (same, others) -> with(others, wait));
        wait.bound(time.after(longest, () -> {
            waiting.computeIfPresent(key, (same, others) -> without(others, wait));
            wait.end(wait.woken);
        }));
        vigil.keep();
        if (heard(key) != heard) {
            waiting.computeIfPresent(key, (same, others) -> without(others, wait));
            wait.end(wait.woken);
        }
        return () -> {
            waiting.computeIfPresent(key, (same, others) -> without(others, wait));
            wait.cancel();
        };
    }

    void wake(String key) {
        told.incrementAndGet(stripe(key));
        end(key, wait -> wait.woken);
    }

    /** What was told may have been missed. */
    void wakeAll() {
        toldAll.incrementAndGet();
        new ArrayList<>(waiting.keySet()).forEach(this::wake);
    }

    int count() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    private void silence() {
        new ArrayList<>(waiting.keySet()).forEach(key -> end(key, wait -> wait.silent));
    }

    private void end(String key, Function<Wait, Runnable> how) {
        List<Wait> waits = waiting.remove(key);
        if (waits != null) {
            waits.forEach(wait -> wait.end(how.apply(wait)));
        }
    }

    private static int stripe(String key) {
        return key.hashCode() & (STRIPES - 1);
    }

    private static List<Wait> with(@Nullable List<Wait> others, Wait one) {
        List<Wait> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(one);
        return all;
    }

    private static @Nullable List<Wait> without(List<Wait> others, Wait one) {
        List<Wait> left = new ArrayList<>(others);
        left.remove(one);
        return left.isEmpty() ? null : left;
    }

    private static final class Wait {

        private final AtomicBoolean over = new AtomicBoolean();
        private final Runnable woken;
        private final Runnable silent;
        private volatile Time.@Nullable Cancellable bound;

        Wait(Runnable woken, Runnable silent) {
            this.woken = woken;
            this.silent = silent;
        }

        void bound(Time.Cancellable cancellable) {
            bound = cancellable;
            if (over.get()) {
                cancellable.cancel();
            }
        }

        void end(Runnable task) {
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
