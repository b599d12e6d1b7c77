package dev.larder.internal.result;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.Caller;
import dev.larder.internal.engine.Causes;

/**
 * What a call does to caches besides running its method. One object serves one call. Its futures fail only with what the
 * caller is to be told instead of the result; what was to be done is done, or will be, all the same.
 */
public interface Effect {

    /** Before the method. Completes when the method may run, and never fails; a thread that must not wait runs it at once. */
    CompletableFuture<Void> begin();

    /**
     * Whether the method is not to run, as the effect stands in for it; asked once, in its place. Then nothing more is called.
     * It may throw what the method might: that counts as the method's.
     */
    default boolean standsIn() {
        return false;
    }

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
     * @return completes when the caller may have the exception, which is the method's in any case
     */
    CompletableFuture<Void> failed();

    /**
     * Goes on when a part of an effect is done: at once, or where the caller is.
     *
     * @param next is given what the caller is to be told; null: nothing
     */
    static void then(CompletableFuture<Void> done, Caller here, Consumer<@Nullable Throwable> next) {
        if (done.isDone()) {
            next.accept(done.isCompletedExceptionally() ? done.handle((nothing, failure) -> Causes.of(failure)).join()
                    : null);
        } else {
            done.whenComplete((nothing, failure) -> here
                    .execute(() -> next.accept(failure == null ? null : Causes.of(failure))));
        }
    }
}
