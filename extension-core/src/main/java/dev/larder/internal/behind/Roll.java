package dev.larder.internal.behind;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Who applies the writes of a queue. Thread-safe, never blocks, never throws. */
interface Roll {

    /**
     * How it stands.
     *
     * @param partitions how many there are
     * @param workers how many processes apply, this one included
     * @param free the partitions without an owner
     */
    record Call(int partitions, int workers, Set<Integer> free) {
    }

    /**
     * Says that this process lives; empty if Redis did not answer.
     *
     * @param partitions how many there are, unless that is known
     */
    CompletableFuture<Optional<Call>> call(int partitions);

    /** This process applies nothing more. */
    CompletableFuture<Void> leave();
}
