package dev.larder.internal.assembly;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
            return change.make();
        }
        CompletableFuture<Void> settled = unit.get().add(change);
        return unit.get().completion().isPresent() ? settled : CompletableFuture.completedFuture(null);
    }
}
