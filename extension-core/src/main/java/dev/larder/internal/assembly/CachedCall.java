package dev.larder.internal.assembly;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.result.Elements;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.result.ResultCalls;
import dev.larder.internal.telemetry.Journal;

/** A cached method together with the form of its result. */
public final class CachedCall implements BoundCall {

    private final CachedMethod method;
    private final ResultCalls calls;
    private final Journal journal;
    private final boolean enabled;
    private final int each;

    CachedCall(CachedMethod method, ResultCalls calls, Journal journal) {
        this.method = method;
        this.calls = calls;
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
        return calls.call(method, key, arguments, method.bypasses(arguments), invocation, call);
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
        return calls.callForMany(method, elements, method.bypasses(arguments), invocation, call);
    }

    private void noteUnwritable(RuntimeException unwritable) {
        journal.warn(method.plan().cache(), "a key could not be written, the method answers: "
                + unwritable.getClass().getName() + " in a getter, a KeyFormat or an AmbientValue of "
                + method.plan().template());
    }
}
