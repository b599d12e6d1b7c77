package dev.larder.internal.assembly;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.result.ResultCalls;
import dev.larder.internal.telemetry.Journal;

/** A cached method together with the form of its result. */
public final class CachedCall implements BoundCall {

    private final CachedMethod method;
    private final ResultCalls calls;
    private final Journal journal;
    private final boolean enabled;

    CachedCall(CachedMethod method, ResultCalls calls, Journal journal) {
        this.method = method;
        this.calls = calls;
        this.journal = journal;
        this.enabled = method.policy().enabled();
    }

    @Override
    public <C> @Nullable Object call(@Nullable Object[] arguments, Invocation<C> invocation, C call) throws Exception {
        if (!enabled) {
            return invocation.proceed(call);
        }
        String key;
        try {
            key = method.keys().write(arguments);
        } catch (RuntimeException unwritable) {
            journal.warn(method.plan().cache(), "a key could not be written, the method answers: "
                    + unwritable.getClass().getName() + " in a getter, a KeyFormat or an AmbientValue of "
                    + method.plan().template());
            return invocation.proceed(call);
        }
        return calls.call(method, key, method.bypasses(arguments), invocation, call);
    }
}
