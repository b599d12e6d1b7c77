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

    /** The call waits for somebody else, or its method was invoked: a thread that was lent until then is its own again. */
    default void giveBack() {
    }

    /** Whether whoever made the call waits for it, and so changes nothing of what it was called with. */
    default boolean isHeld() {
        return false;
    }
}
