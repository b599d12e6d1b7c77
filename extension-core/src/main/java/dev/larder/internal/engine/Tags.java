package dev.larder.internal.engine;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The tags that the entry of one call is to carry. Thread-safe. */
@FunctionalInterface
public interface Tags {

    /** That there are none, which takes nothing to say. */
    Optional<List<String>> NO_TAGS = Optional.of(List.of());

    /** Of a method without tags. */
    Tags NONE = value -> NO_TAGS;

    /**
     * @param value to be stored, null if it is absent
     * @return empty: one could not be written, which the log has been told; without it the value must not be stored
     */
    Optional<List<String>> of(@Nullable Object value);

    /** Makes the tags of calls of one method. Thread-safe. */
    @FunctionalInterface
    interface Source {

        /** Of a method without tags. */
        Source NONE = arguments -> Tags.NONE;

        /**
         * To be asked where the call is made, as a tag may hold ambient values.
         *
         * @param arguments of the call, not changed and not kept
         */
        Tags of(@Nullable Object[] arguments);
    }
}
