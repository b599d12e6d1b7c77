package dev.larder.internal.result;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;

/** Makes calls of methods that give their result in one form. Thread-safe. */
public interface ResultCalls {

    /**
     * @param key of the call
     * @param arguments of the call, which write the key
     * @param reload whether the call asks not to be answered from the cache
     * @param invocation of the method
     * @param call that it is given
     * @return what the method's signature promises
     * @throws Exception the method's own, if it gives its result plainly
     */
    @Nullable
    <C> Object call(CachedMethod method, String key, @Nullable Object[] arguments, boolean reload,
            Invocation<C> invocation, C call) throws Exception;

    /** As {@link #call}, of a method that gives the values of many elements. */
    @Nullable
    <C> Object callForMany(CachedMethod method, Elements elements, boolean reload, Invocation<C> invocation, C call)
            throws Exception;
}
