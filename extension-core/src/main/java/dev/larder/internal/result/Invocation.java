package dev.larder.internal.result;

import org.jspecify.annotations.Nullable;

/**
 * Goes on with an intercepted call: the inner interceptors and the method. One object serves all calls, so that a hit,
 * which does not go on, makes none.
 *
 * @param <C> what a container knows a call by
 */
@FunctionalInterface
public interface Invocation<C> {

    @Nullable
    Object proceed(C call) throws Exception;
}
