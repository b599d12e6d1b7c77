package dev.larder.internal.behind;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.time.Time;

/**
 * Gives a task its turn whenever it is woken, and when it asks for another: on a thread that may block, and never two at once.
 * One that throws, or finds no thread, has its next turn when it is woken again. Thread-safe.
 */
final class Turns {

    private final Time time;
    private final Executor threads;
    private final Supplier<Optional<Duration>> task;
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile Time.@Nullable Cancellable timer;

    /** @param task returns when it is to have another turn, if nobody wakes it before */
    Turns(Time time, Executor threads, Supplier<Optional<Duration>> task) {
        this.time = time;
        this.threads = threads;
        this.task = task;
    }

    void wake() {
        if (wakes.getAndIncrement() == 0) {
            try {
                threads.execute(this::run);
            } catch (RejectedExecutionException stopping) {
                wakes.set(0);
            }
        }
    }

    private void run() {
        boolean over = false;
        try {
            while (!over) {
                over = turn(wakes.get());
            }
        } finally {
            if (!over) {
                wakes.set(0);
            }
        }
    }

    /** @return whether nobody has woken it meanwhile */
    private boolean turn(int seen) {
        Time.Cancellable before = timer;
        if (before != null) {
            before.cancel();
        }
        timer = task.get().map(pause -> time.after(pause, this::wake)).orElse(null);
        return wakes.compareAndSet(seen, 0);
    }
}
