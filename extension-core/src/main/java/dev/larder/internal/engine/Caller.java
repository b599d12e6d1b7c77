package dev.larder.internal.engine;

import java.util.concurrent.Executor;

/**
 * Where a call continues after something it waited for: the calling thread itself for plain methods, its context for
 * reactive ones. The method runs here and nowhere else, and values are decoded here.
 */
public interface Caller extends Executor {

    /**
     * Runs a task here if the caller still waits after so many nanoseconds.
     *
     * @return whether it will: a caller that does not wait on this very thread cannot
     */
    default boolean unlessDoneIn(long nanos, Runnable task) {
        return false;
    }
}
