package dev.larder.internal.result;

import org.jspecify.annotations.Nullable;

/**
 * Goes on with an intercepted call: the inner interceptors and the method. One object serves all calls, so that a hit,
 * which does not go on, makes none.
 *
 * @param <C> what a container knows a call by
 */
public interface Invocation<C> {

    @Nullable
    Object proceed(C call) throws Exception;

    /** With other arguments than the caller gave; not twice at a time for one call. */
    @Nullable
    Object proceed(C call, @Nullable Object[] arguments) throws Exception;
}
