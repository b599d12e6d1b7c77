package dev.larder.internal.result;

import java.util.Optional;

import dev.larder.internal.engine.Way;
import dev.larder.internal.transaction.Transactions;

/**
 * Tells whether what a call's method sees may be older than the call: in a transaction that was there before, which may
 * see the database as of its beginning. One that begins with the call, and in which nothing was read yet, is as new as it.
 */
public final class Snapshots {

    private static final String CALLERS = "dev.larder.caller-transaction";

    private final Transactions transactions;

    public Snapshots(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Leaves word of the caller's transaction, where another may begin with the call. */
    public <C> void noteCallers(Invocation<C> invocation, C call) {
        invocation.notes(call).put(CALLERS, transactions.current());
    }

    /** How a call asks, on the thread that it is made on. */
    public <C> Way way(boolean reload, Invocation<C> invocation, C call) {
        if (mayBeOlder(invocation, call)) {
            return Way.UNSTORED;
        }
        return reload ? Way.RELOAD : Way.ANSWER;
    }

    /** Whether what the method gives to this call may be older than the call. */
    public <C> boolean mayBeOlder(Invocation<C> invocation, C call) {
        Optional<Object> current = transactions.current();
        if (current.isEmpty()) {
            return false;
        }
        Object callers = invocation.notes(call).get(CALLERS);
        return callers == null || callers.equals(current);
    }
}
