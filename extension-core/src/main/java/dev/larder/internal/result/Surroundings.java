package dev.larder.internal.result;

import java.util.concurrent.CompletableFuture;

import dev.larder.internal.engine.Caller;

/** What the calling thread is like. */
public interface Surroundings {

    /** False on a thread that must not wait: an event loop. */
    boolean mayWait();

    /**
     * Where a reactive call made on this thread goes on: on the same event loop, or on a pool with the contexts of the
     * call (request scope and so on) put back.
     */
    Caller here();

    /**
     * Lends the calling thread to a reactive call, where its method must be invoked on it.
     *
     * @param here what {@link #here()} gave for the call
     * @param outcome of the call, which has begun
     */
    default void lend(Caller here, CompletableFuture<?> outcome) {
    }

    /**
     * Where a load goes on that no call waits for: asked on the thread of the call that made it due, and bound to nothing
     * that ends with that call.
     */
    Caller background();
}
