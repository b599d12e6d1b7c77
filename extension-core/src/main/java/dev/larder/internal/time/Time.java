package dev.larder.internal.time;

import java.time.Duration;

/**
 * What the time is and what happens later. Thread-safe. There is no wall clock in it on purpose: decisions about stored
 * entries are made on the Redis server's clock, all others on {@link #nanos()}.
 */
public interface Time {

    /** Nanoseconds of a clock that never goes back; only differences mean something. */
    long nanos();

    /**
     * Runs a task once, later. The task is short, does not block and does not throw.
     *
     * @return takes the task back if it has not run
     */
    Cancellable after(Duration delay, Runnable task);

    /** Something that can be taken back. Doing so twice, or too late, does nothing. */
    @FunctionalInterface
    interface Cancellable {

        void cancel();
    }
}
