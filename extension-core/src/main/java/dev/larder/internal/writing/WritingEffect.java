package dev.larder.internal.writing;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.result.Effect;
import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.UnitOfWork;

/**
 * The effect of one run of a method that writes. It comes about after the method, unless the method runs in a transaction:
 * then the transaction's unit of work has it.
 */
final class WritingEffect implements Effect {

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final Writing writing;
    private volatile @Nullable Within within;

    WritingEffect(Writing writing) {
        this.writing = writing;
    }

    @Override
    public CompletableFuture<Void> begin() {
        return writing.begin();
    }

    @Override
    public CompletableFuture<Void> succeeded(@Nullable Object result) {
        Within inner = within;
        return inner == null ? writing.succeeded(result).make() : inner.settled();
    }

    @Override
    public CompletableFuture<Void> failed() {
        Within inner = within;
        if (inner != null) {
            return inner.settled();
        }
        writing.failed().drop();
        return DONE;
    }

    /** The part of the effect that comes about before the transaction ends. */
    Effect within(UnitOfWork unit) {
        Within inner = new Within(unit);
        within = inner;
        return inner;
    }

    private final class Within implements Effect {

        private final UnitOfWork unit;
        private volatile CompletableFuture<Void> settling = DONE;

        Within(UnitOfWork unit) {
            this.unit = unit;
        }

        @Override
        public CompletableFuture<Void> begin() {
            unit.touch(writing.foreseen());
            return DONE;
        }

        @Override
        public CompletableFuture<Void> succeeded(@Nullable Object result) {
            return add(writing.succeeded(result));
        }

        @Override
        public CompletableFuture<Void> failed() {
            return add(writing.failed());
        }

        private CompletableFuture<Void> add(Change change) {
            settling = unit.add(change);
            return DONE;
        }

        /** A transaction that has ended with the method is waited for; its caller's is not. */
        CompletableFuture<Void> settled() {
            return unit.completion().isPresent() ? settling : DONE;
        }
    }
}
