package dev.larder.internal.result;

import org.jspecify.annotations.Nullable;

/** The rest of an intercepted call: the inner interceptors and the method. */
@FunctionalInterface
public interface Invocation {

    @Nullable
    Object proceed() throws Exception;
}
