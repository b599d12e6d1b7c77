package dev.larder.internal.result;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** What a call does to caches besides running its method. One object serves one call; its futures never fail. */
public interface Effect {

    /** Before the method. Completes when the method may run; a thread that must not wait runs it at once. */
    CompletableFuture<Void> begin();

    /**
     * After the method.
     *
     * @param result as the method gave it, without {@code Uni} and {@code CompletionStage}
     * @return completes when the caller may have the result
     */
    CompletableFuture<Void> succeeded(@Nullable Object result);

    /**
     * After the method, if it failed.
     *
     * @return completes when the caller may have the exception
     */
    CompletableFuture<Void> failed();
}
