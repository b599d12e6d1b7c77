package dev.larder.internal.deferral;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Runs methods of beans, with all that the container puts around them. Thread-safe. */
@FunctionalInterface
public interface Bodies {

    /**
     * Runs a method to its end, in a request of its own, and blocks until then. It is its {@link Turn}.
     *
     * @param beanClass binary name
     * @param parameterTypes binary names of the erased types
     * @throws Throwable the method's own, whatever its form
     */
    @SuppressWarnings("IllegalThrows")
    void run(String beanClass, String method, List<String> parameterTypes, @Nullable Object[] arguments)
            throws Throwable;
}
