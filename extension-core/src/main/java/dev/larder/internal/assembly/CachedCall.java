package dev.larder.internal.assembly;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.result.Elements;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.result.ResultCalls;
import dev.larder.internal.result.Snapshots;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.UnitOfWork;

/** A cached method together with the form of its result. */
public final class CachedCall implements BoundCall {

    private final CachedMethod method;
    private final ResultCalls calls;
    private final Transactions transactions;
    private final Snapshots snapshots;
    private final Journal journal;
    private final boolean enabled;
    private final int each;

    CachedCall(CachedMethod method, ResultCalls calls, Transactions transactions, Snapshots snapshots,
            Journal journal) {
        this.method = method;
        this.calls = calls;
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.journal = journal;
        this.enabled = method.policy().enabled();
        this.each = method.plan().each();
    }

    @Override
    public <C> @Nullable Object call(@Nullable Object[] arguments, Invocation<C> invocation, C call) throws Exception {
        if (!enabled) {
            return invocation.proceed(call);
        }
        if (each >= 0) {
            return callForMany(arguments, invocation, call);
        }
        String key;
        try {
            key = method.keys().write(arguments);
        } catch (RuntimeException unwritable) {
            noteUnwritable(unwritable);
            return invocation.proceed(call);
        }
        boolean reload = method.bypasses(arguments);
        if (isTouched(key) || reload && snapshots.mayBeOlder(invocation, call)) {
            return invocation.proceed(call);
        }
        return calls.call(method, key, arguments, reload, invocation, call);
    }

    @Override
    public <C> @Nullable Object outside(Invocation<C> invocation, C call) throws Exception {
        snapshots.noteCallers(invocation, call);
        return invocation.proceed(call);
    }

    private <C> @Nullable Object callForMany(@Nullable Object[] arguments, Invocation<C> invocation, C call)
            throws Exception {
        if (arguments[each] == null) {
            return invocation.proceed(call);
        }
        Elements elements;
        try {
            elements = Elements.of(method, arguments);
        } catch (RuntimeException unwritable) {
            noteUnwritable(unwritable);
            return invocation.proceed(call);
        }
        boolean reload = method.bypasses(arguments);
        if (elements.keys().stream().anyMatch(this::isTouched)
                || reload && snapshots.mayBeOlder(invocation, call)) {
            return invocation.proceed(call);
        }
        return calls.callForMany(method, elements, reload, invocation, call);
    }

    /** The transaction of this call has written the key: only it sees what. */
    private boolean isTouched(String key) {
        Optional<UnitOfWork> unit = transactions.known();
        return unit.isPresent() && unit.get().touches(method.plan().cache(), key);
    }

    private void noteUnwritable(RuntimeException unwritable) {
        journal.warn(method.plan().cache(), "a key could not be written, the method answers: "
                + unwritable.getClass().getName() + " in a getter, a KeyFormat or an AmbientValue of "
                + method.plan().template());
    }
}
