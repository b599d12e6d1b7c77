package dev.larder.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** Runs the cached method, once. */
@FunctionalInterface
public interface Loader {

    /**
     * @return the method's value, unwrapped of {@code Uni}, {@code CompletionStage} and {@code Optional}; for a plain
     *         method it is complete on return
     * @throws Throwable the method's own exception
     */
    CompletionStage<@Nullable Object> load() throws Throwable;

    /**
     * Whether the call's arguments and surroundings, here and now, still write the key that the call asked for. What the
     * method gives otherwise belongs under another key.
     */
    default boolean keepsKey() {
        return true;
    }

    /**
     * What the entry of a value is tagged with.
     *
     * @return as {@link Tags#of}
     */
    default Optional<List<String>> tags(@Nullable Object value) {
        return Tags.NO_TAGS;
    }
}
