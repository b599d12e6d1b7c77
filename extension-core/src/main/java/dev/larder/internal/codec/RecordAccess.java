package dev.larder.internal.codec;

import org.jspecify.annotations.Nullable;

/** Reads and makes the objects of one record class, without reflection. Thread-safe. */
public interface RecordAccess {

    /** What a component holds, boxed: its accessor gives nothing else. */
    @Nullable
    Object get(Object made, int component);

    /**
     * Calls the canonical constructor.
     *
     * @param components all, in order, boxed; of a primitive type never null
     */
    Object make(@Nullable Object[] components);
}
