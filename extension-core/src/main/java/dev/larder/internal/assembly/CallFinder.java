package dev.larder.internal.assembly;

import java.lang.reflect.Method;

/** Finds what stands in place of a method's calls. Asked once per bean instance and method, not per call. */
public interface CallFinder {

    /** What a method is intercepted for. */
    enum Role {
        CACHED,
        INVALIDATING,
        PUTTING,
        DEFERRED
    }

    /**
     * @param bean class of the intercepted instance, which may be a container's subclass of the bean class
     * @throws IllegalStateException if there is no plan: the container intercepts what the build did not see
     */
    BoundCall of(Role role, Class<?> bean, Method method);
}
