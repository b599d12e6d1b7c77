package dev.larder.internal.writing;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Touched;

/** One run of a method that writes. Of {@link #succeeded} and {@link #failed} one is called, once. Thread-safe. */
public interface Writing {

    /** Before the method. Completes when it may run; never fails. */
    CompletableFuture<Void> begin();

    /** What is known before the method runs to be touched by it. */
    Touched foreseen();

    /**
     * After the method.
     *
     * @param result as the method gave it, without {@code Uni} and {@code CompletionStage}
     */
    Change succeeded(@Nullable Object result);

    /** After the method, if it failed: what may have changed by then, and is there if its transaction commits all the same. */
    Change failed();
}
