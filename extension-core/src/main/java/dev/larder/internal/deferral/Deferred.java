package dev.larder.internal.deferral;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import dev.larder.internal.engine.Causes;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Touched;

/**
 * A write that is queued when the transaction that it was made in has committed. Nobody can be told then that it was not: what
 * no queue takes is written at once, by another thread.
 *
 * @param caches names of the caches that have the key
 * @param method runs the method, past the queue
 */
record Deferred(String queue, String key, Set<String> caches, Supplier<Offer> offers, Past method,
        Executor threads, Journal journal) implements Change {

    /** Runs the method of the call. */
    @FunctionalInterface
    interface Past {

        @SuppressWarnings("IllegalThrows")
        void run() throws Throwable;
    }

    Offer offer() {
        return offers.get();
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
        Offer offer = offer();
        return offer.make().thenCompose(answer -> answer instanceof Offer.Answer.Taken
                ? CompletableFuture.completedFuture(null) : written(offer));
    }

    private CompletableFuture<Void> written(Offer offer) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                writeNow(offer);
                written.complete(null);
            });
        } catch (RejectedExecutionException stopping) {
            lost(offer, "no thread runs its method, as the process stops");
            written.complete(null);
        }
        return written;
    }

    private void writeNow(Offer offer) {
        try {
            method.run();
            offer.written();
        } catch (Throwable failure) {
            lost(offer, "its method threw " + Causes.of(failure).getClass().getName());
        }
    }

    private void lost(Offer offer, String why) {
        offer.failed();
        journal.warn("queue " + queue, "a write of a transaction that has committed is lost: the queue " + queue
                + " did not take it, and " + why);
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
