package dev.larder.internal.behind;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.time.Time;

/**
 * Gives a task its turn whenever it is woken, and when it asks for another: on a thread that may block, and never two at once.
 * Thread-safe.
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
            threads.execute(this::run);
        }
    }

    private void run() {
        int seen;
        do {
            seen = wakes.get();
            Time.Cancellable before = timer;
            if (before != null) {
                before.cancel();
            }
            timer = task.get().map(pause -> time.after(pause, this::wake)).orElse(null);
        } while (!wakes.compareAndSet(seen, 0));
    }
}
