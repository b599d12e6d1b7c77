package dev.larder.internal.transaction;

import java.util.Optional;

/**
 * The transactions of this process' threads. Thread-safe; never throws. Asked on the thread that is in the transaction.
 */
public interface Transactions {

    /** There are none. */
    Transactions NONE = new Transactions() {
        @Override
        public Optional<Object> current() {
            return Optional.empty();
        }

        @Override
        public Optional<UnitOfWork> known() {
            return Optional.empty();
        }

        @Override
        public Optional<UnitOfWork> join() {
            return Optional.empty();
        }
    };

    /** What identifies the transaction that this thread is in; empty if it is in none, or in one that is ending. */
    Optional<Object> current();

    /** What was changed in the transaction that this thread is in; empty if nothing was. To be had for next to nothing. */
    Optional<UnitOfWork> known();

    /** What is changed in the transaction that this thread is in, from now on; empty if it is in none. */
    Optional<UnitOfWork> join();
}
