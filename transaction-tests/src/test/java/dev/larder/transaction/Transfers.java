package dev.larder.transaction;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import dev.larder.WriteBehind;

/** Calls that are made in a transaction, and run in another one. */
@ApplicationScoped
public class Transfers {

    @Inject
    TransactionSynchronizationRegistry transactions;

    @Inject
    Audit audit;

    private final List<String> booked = new CopyOnWriteArrayList<>();

    @Transactional
    @WriteBehind(queue = "transfers", key = "transfer:{account}")
    public void book(long account, String text) {
        booked.add(account + ": " + text + (transactions.getTransactionStatus() == Status.STATUS_ACTIVE
                ? " in a transaction" : ""));
    }

    /** Returns as if it had written something. */
    @Transactional
    @WriteBehind(queue = "refusals", key = "refusal:{account}")
    public void refuse(long account) {
        transactions.setRollbackOnly();
    }

    /** Its own transaction is committed, whatever became of that within it. */
    @Transactional
    @WriteBehind(queue = "audits", key = "audit:{account}")
    public void bookWithAudit(long account, String text) {
        audit.write();
        booked.add(account + ": " + text);
    }

    List<String> booked(long account) {
        return booked.stream().filter(one -> one.startsWith(account + ":")).toList();
    }
}
