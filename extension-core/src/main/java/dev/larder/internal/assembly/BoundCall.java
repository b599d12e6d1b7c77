package dev.larder.internal.assembly;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.result.Invocation;

/** What an interceptor calls in place of a method. Thread-safe. */
public interface BoundCall {

    /**
     * @param arguments of the call, not changed
     * @return what the method's signature promises
     */
    <C> @Nullable Object call(@Nullable Object[] arguments, Invocation<C> invocation, C call) throws Exception;

    /** What comes before {@link #call}, from outside the transaction that the method itself may begin. */
    default <C> @Nullable Object outside(Invocation<C> invocation, C call) throws Exception {
        return invocation.proceed(call);
    }

    /**
     * As {@link #call}, from inside the transaction that the method itself begins, if it does. Called within that.
     */
    default <C> @Nullable Object within(Invocation<C> invocation, C call) throws Exception {
        return invocation.proceed(call);
    }
}
