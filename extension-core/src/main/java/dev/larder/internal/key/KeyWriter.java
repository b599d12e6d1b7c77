package dev.larder.internal.key;

import org.jspecify.annotations.Nullable;

/** Writes the key of a call: prefix, literals and values. Thread-safe; looks nothing up per call. */
public interface KeyWriter {

    /**
     * @param arguments of the call, not changed and not kept
     * @return the whole Redis key
     */
    String write(@Nullable Object[] arguments);
}
