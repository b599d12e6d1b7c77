package dev.larder.internal.deferral;

import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.transaction.Completion;

/**
 * What became of the transactions that a method began which a worker runs: it may return as if nothing were wrong although
 * what it began was rolled back, and then it has written nothing. One object serves one run, on one thread.
 */
public final class BodyTransactions {

    private static final ThreadLocal<@Nullable BodyTransactions> WATCHED = new ThreadLocal<>();

    private int open;
    private volatile boolean committed;
    private volatile boolean rolledBack;

    private BodyTransactions() {
    }

    /** Begins to watch this thread; to be ended there. */
    public static BodyTransactions watch() {
        BodyTransactions watched = new BodyTransactions();
        WATCHED.set(watched);
        return watched;
    }

    public static void end() {
        WATCHED.remove();
    }

    /**
     * A transaction has begun on this thread.
     *
     * @return is to be told how it ends; empty if nobody wants to know
     */
    public static Optional<Consumer<Completion>> begun() {
        BodyTransactions watched = WATCHED.get();
        if (watched == null) {
            return Optional.empty();
        }
        boolean outermost = watched.open++ == 0;
        return Optional.of(how -> {
            watched.open--;
            if (outermost) {
                watched.committed |= how == Completion.COMMITTED;
                watched.rolledBack |= how == Completion.ROLLED_BACK;
            }
        });
    }

    /** Whether of those that began while no other was there some were rolled back, and none was committed. */
    public boolean areRolledBack() {
        return rolledBack && !committed;
    }
}
