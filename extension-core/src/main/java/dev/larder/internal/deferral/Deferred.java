package dev.larder.internal.deferral;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import dev.larder.WriteBehindException;
import dev.larder.internal.engine.Causes;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Touched;

/**
 * A write that is queued when the transaction that it was made in has committed. Nobody can be told then that it was not: what
 * no queue takes is written at once by another thread, if it may be, or kept and offered again.
 *
 * @param caches names of the caches that have the key
 * @param method runs the method, past the queue
 */
record Deferred(String queue, String key, Set<String> caches, Supplier<Offer> offers, Past method,
        Executor threads, Kept kept, Journal journal) implements Change {

    /** Runs the method of the call. */
    @FunctionalInterface
    interface Past {

        @SuppressWarnings("IllegalThrows")
        void run() throws Throwable;
    }

    Offer offer() {
        return offers.get();
    }

    /** Why it may not be offered now; empty if it may. */
    Optional<WriteBehindException> refusal() {
        return kept.has(key) ? Optional.of(new WriteBehindException(queue,
                "has not taken an earlier write of the same key yet, whose transaction has committed: it is kept in this process",
                "call again when Redis takes writes")) : Optional.empty();
    }

    @Override
    public Touched touched() {
        return new Touched(Set.of(key), caches, Set.of());
    }

    @Override
    public boolean isInOrder() {
        return true;
    }

    @Override
    public CompletableFuture<Void> make() {
        return kept.settle(queue, key, this::attempt);
    }

    /**
     * Whether it is in the queue, or written. A method that has failed past the queue is not run there again: the queue knows when
     * to give up.
     */
    private CompletableFuture<Boolean> attempt(boolean first) {
        Offer offer = offer();
        return offer.make().thenCompose(answer -> {
            if (answer instanceof Offer.Answer.Direct && first) {
                return written(offer);
            }
            if (answer instanceof Offer.Answer.Direct) {
                offer.failed();
            }
            return CompletableFuture.completedFuture(answer instanceof Offer.Answer.Taken);
        });
    }

    private CompletableFuture<Boolean> written(Offer offer) {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        try {
            threads.execute(() -> written.complete(writeNow(offer)));
        } catch (RejectedExecutionException stopping) {
            offer.failed();
            written.complete(false);
        }
        return written;
    }

    private boolean writeNow(Offer offer) {
        try {
            method.run();
            offer.written();
            return true;
        } catch (Throwable failure) {
            offer.failed();
            journal.warn("queue " + queue, "a method that ran past the queue " + queue
                    + ", after the commit of its transaction, threw " + Causes.of(failure).getClass().getName());
            return false;
        }
    }

    /** Whether the transaction is there nobody knows; the write is not acknowledged, as its commit has failed. */
    @Override
    public CompletableFuture<Void> forget() {
        journal.warn("queue " + queue,
                "a write of a transaction whose outcome is unknown was not put into the queue " + queue);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void drop() {
        // Nothing was queued.
    }

    /** What is in the caches is right until the write is queued. */
    @Override
    public CompletableFuture<Void> fence() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Change widened() {
        return this;
    }
}
