package dev.larder.internal.result;

import java.util.HashMap;
import java.util.Map;

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

    /** Where those who stand before the method leave word for each other. One map for the whole of a call. */
    default Map<String, Object> notes(C call) {
        return new HashMap<>();
    }
}
