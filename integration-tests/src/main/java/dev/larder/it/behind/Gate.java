package dev.larder.it.behind;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Holds a body where the checker wants it to be. */
@ApplicationScoped
public class Gate {

    @Inject
    TransactionSynchronizationRegistry registry;

    private volatile Hold wanted = Hold.of("", Point.BEFORE);

    /** A place in a body. */
    public enum Point {

        /** Nothing was done. */
        BEFORE,

        /** A part of a batch was written, and the rest was not. */
        HALFWAY,

        /** All was written, and is not committed. */
        IN,

        /** It is committed, and nobody was told. */
        AFTER
    }

    /**
     * @param taken whether a body has come
     * @param opened lets it go on
     */
    private record Hold(String queue, Point point, AtomicBoolean taken, CompletableFuture<String> arrived,
            CountDownLatch opened) {

        static Hold of(String queue, Point point) {
            return new Hold(queue, point, new AtomicBoolean(), new CompletableFuture<>(), new CountDownLatch(1));
        }
    }

    /** The next body of a queue that comes to a point stays there; completes with its key when it has. */
    CompletableFuture<String> hold(String queue, Point point) {
        Hold hold = Hold.of(queue, point);
        wanted = hold;
        return hold.arrived();
    }

    /** Who is held goes on, and nobody is held any more. */
    void open() {
        wanted.taken().set(true);
        wanted.opened().countDown();
    }

    void pass(String queue, Point point, String key) {
        Hold hold = wanted;
        if (hold.point() == point && hold.queue().equals(queue) && hold.taken().compareAndSet(false, true)) {
            hold.arrived().complete(key);
            try {
                hold.opened().await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The body passes {@link Point#AFTER} when its transaction has committed. */
    void passAfterCommit(String queue, String key) {
        registry.registerInterposedSynchronization(new Synchronization() {

            @Override
            public void beforeCompletion() {
                // The commit is what it waits for.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    pass(queue, Point.AFTER, key);
                }
            }
        });
    }
}
