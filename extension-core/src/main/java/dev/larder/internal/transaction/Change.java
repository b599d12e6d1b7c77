package dev.larder.internal.transaction;

import java.util.concurrent.CompletableFuture;

/**
 * What a method has changed that caches may hold. One of {@link #make}, {@link #forget} and {@link #drop} is called, once,
 * when it is known whether the change is there; or {@link #widened} before, and then it is called on what that gives.
 * Thread-safe; never throws. The futures fail only with what a caller who waits for them is to be told.
 */
public interface Change {

    Touched touched();

    /** The change is there: the caches follow. */
    CompletableFuture<Void> make();

    /** The change may be there or not: the caches hold neither. */
    CompletableFuture<Void> forget();

    /** There is no change. */
    void drop();

    /** Before the change is there for others: sees to it that they store nothing until it is settled. */
    CompletableFuture<Void> fence();

    /** The change of whole caches that takes the place of this one, in a transaction with more keys than can be kept. */
    Change widened();

    /** Whether it is settled only when earlier changes of its keys that are so, too, are settled. */
    default boolean isInOrder() {
        return false;
    }
}
