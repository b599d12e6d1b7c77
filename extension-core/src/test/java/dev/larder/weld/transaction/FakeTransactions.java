package dev.larder.weld.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jspecify.annotations.Nullable;

/** Transactions by hand: one thread's, of whose database only the end is of interest. */
@ApplicationScoped
public class FakeTransactions implements TransactionSynchronizationRegistry {

    private static final class Current {

        private final List<Synchronization> synchronizations = new ArrayList<>();
        private final Map<Object, Object> resources = new HashMap<>();
        private int status = Status.STATUS_ACTIVE;
    }

    private static final ThreadLocal<@Nullable Current> CURRENT = new ThreadLocal<>();

    public void begin() {
        CURRENT.set(new Current());
    }

    public boolean isActive() {
        return CURRENT.get() != null;
    }

    public void commit() {
        List.copyOf(here().synchronizations).forEach(Synchronization::beforeCompletion);
        end(Status.STATUS_COMMITTED);
    }

    /** @param outcome of {@link Status} */
    public void end(int outcome) {
        Current ended = here();
        ended.status = outcome;
        CURRENT.remove();
        ended.synchronizations.forEach(each -> each.afterCompletion(outcome));
    }

    private Current here() {
        return Objects.requireNonNull(CURRENT.get(), "no transaction");
    }

    @Override
    public @Nullable Object getTransactionKey() {
        return CURRENT.get();
    }

    @Override
    public void putResource(Object key, Object value) {
        here().resources.put(key, value);
    }

    @Override
    public @Nullable Object getResource(Object key) {
        return here().resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        if (here().status != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("too late");
        }
        here().synchronizations.add(synchronization);
    }

    @Override
    public int getTransactionStatus() {
        Current now = CURRENT.get();
        return now == null ? Status.STATUS_NO_TRANSACTION : now.status;
    }

    @Override
    public void setRollbackOnly() {
        here().status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public boolean getRollbackOnly() {
        return here().status == Status.STATUS_MARKED_ROLLBACK;
    }
}
