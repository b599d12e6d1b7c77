package dev.larder.internal.transaction.jta;

import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;

import dev.larder.internal.deferral.BodyTransactions;

/** Tells who watches a thread of the transactions that begin there. */
@Singleton
public class BodyTransactionWatch {

    private final TransactionSynchronizationRegistry registry;

    @Inject
    public BodyTransactionWatch(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    void begun(@Observes @Initialized(TransactionScoped.class) Object transaction) {
        BodyTransactions.begun().ifPresent(end -> registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // How it ends is not known yet.
            }

            @Override
            public void afterCompletion(int status) {
                end.accept(JtaTransactions.completion(status));
            }
        }));
    }
}
