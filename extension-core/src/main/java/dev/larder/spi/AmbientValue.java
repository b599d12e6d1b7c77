package dev.larder.spi;

import org.jspecify.annotations.Nullable;

/**
 * A value that belongs to the call but is no parameter of it: the user, the tenant, the language. An implementation is a
 * CDI bean named with {@link Ambient}.
 */
@FunctionalInterface
public interface AmbientValue {

    /**
     * The value for the call that is being made on this thread. It must not block. If it throws, the call
     * goes straight to the method, as no key can be written without it.
     *
     * @return null if there is none (an anonymous caller, say), which is a value of its own in the key
     */
    @Nullable
    String current();
}
