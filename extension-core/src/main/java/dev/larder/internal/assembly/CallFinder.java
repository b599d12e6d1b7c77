package dev.larder.internal.assembly;

import java.lang.reflect.Method;

/** Finds the call of a cached method. Asked once per bean instance and method, not per call. */
public interface CallFinder {

    /**
     * @param bean class of the intercepted instance, which may be a container's subclass of the bean class
     * @throws IllegalStateException if there is no plan: the container intercepts what the build did not see
     */
    CachedCall of(Class<?> bean, Method method);
}
