package dev.larder.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/** Writes in a transaction of its own, which comes to nothing. */
@ApplicationScoped
public class Audit {

    @Inject
    TransactionSynchronizationRegistry transactions;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void write() {
        transactions.setRollbackOnly();
    }
}
