package dev.larder.internal.assembly;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.engine.Causes;
import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.UnitOfWork;

/** When a change that is made in code comes about. */
final class Settling {

    private Settling() {
    }

    /** At once, unless the calling thread is in a transaction: that is not to be waited for within itself. */
    static CompletableFuture<Void> of(Transactions transactions, Change change) {
        Optional<UnitOfWork> unit = transactions.join();
        if (unit.isEmpty()) {
            return told(change.make());
        }
        CompletableFuture<Void> settled = unit.get().add(change);
        return unit.get().completion().isPresent() ? told(settled) : CompletableFuture.completedFuture(null);
    }

    /** Who looks at how it ended sees what failed, and nothing around it. */
    private static CompletableFuture<Void> told(CompletableFuture<Void> done) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        done.whenComplete((nothing, failure) -> {
            if (failure == null) {
                told.complete(null);
            } else {
                told.completeExceptionally(Causes.of(failure));
            }
        });
        return told;
    }
}
