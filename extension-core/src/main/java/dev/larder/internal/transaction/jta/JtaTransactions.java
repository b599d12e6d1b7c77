package dev.larder.internal.transaction.jta;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import javax.naming.InitialContext;
import javax.naming.NamingException;

import dev.larder.internal.transaction.Completion;
import dev.larder.internal.transaction.Endings;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.UnitOfWork;

/** The transactions of a registry, which keeps the unit of work of each. */
public final class JtaTransactions implements Transactions {

    private static final String JNDI_NAME = "java:comp/TransactionSynchronizationRegistry";

    private final TransactionSynchronizationRegistry registry;
    private final Endings endings;
    private final Object resource = new Object();

    /** Units whose transactions are not over: while there are none, nobody need ask for his own. */
    private final AtomicInteger open = new AtomicInteger();

    public JtaTransactions(TransactionSynchronizationRegistry registry, Endings endings) {
        this.registry = registry;
        this.endings = endings;
    }

    /**
     * Those of the registry that is a bean.
     *
     * @throws NoClassDefFoundError if the API is absent
     */
    public static Optional<Transactions> ofBean(Instance<Object> beans, Endings endings) {
        Instance<TransactionSynchronizationRegistry> registry = beans.select(TransactionSynchronizationRegistry.class);
        return registry.isResolvable() ? Optional.of(new JtaTransactions(registry.get(), endings)) : Optional.empty();
    }

    /**
     * Those of the registry for which the Jakarta EE platform has a name.
     *
     * @throws NoClassDefFoundError if the API is absent
     */
    @SuppressWarnings("BanJNDI") // the name is a constant
    public static Optional<Transactions> ofPlatform(Endings endings) {
        try {
            return InitialContext.doLookup(JNDI_NAME) instanceof TransactionSynchronizationRegistry registry
                    ? Optional.of(new JtaTransactions(registry, endings))
                    : Optional.empty();
        } catch (NamingException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Object> current() {
        try {
            return isActive() ? Optional.ofNullable(registry.getTransactionKey()) : Optional.empty();
        } catch (RuntimeException broken) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<UnitOfWork> known() {
        if (open.get() == 0) {
            return Optional.empty();
        }
        try {
            return isActive() ? noted() : Optional.empty();
        } catch (RuntimeException broken) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<UnitOfWork> join() {
        try {
            if (!isActive()) {
                return Optional.empty();
            }
            Optional<UnitOfWork> noted = noted();
            return noted.isPresent() ? noted : Optional.of(begin());
        } catch (RuntimeException broken) {
            // It takes nobody in any more: it is ending.
            return Optional.of(UnitOfWork.over(Completion.UNKNOWN));
        }
    }

    private Optional<UnitOfWork> noted() {
        return Optional.ofNullable((UnitOfWork) registry.getResource(resource));
    }

    private UnitOfWork begin() {
        if (registry.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK) {
            return UnitOfWork.over(Completion.ROLLED_BACK);
        }
        UnitOfWork unit = new UnitOfWork();
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                endings.ending(unit);
            }

            @Override
            public void afterCompletion(int status) {
                open.decrementAndGet();
                endings.ended(unit, completion(status));
            }
        });
        open.incrementAndGet();
        registry.putResource(resource, unit);
        return unit;
    }

    private boolean isActive() {
        int status = registry.getTransactionStatus();
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    }

    static Completion completion(int status) {
        return switch (status) {
            case Status.STATUS_COMMITTED -> Completion.COMMITTED;
            case Status.STATUS_ROLLEDBACK -> Completion.ROLLED_BACK;
            default -> Completion.UNKNOWN;
        };
    }
}
