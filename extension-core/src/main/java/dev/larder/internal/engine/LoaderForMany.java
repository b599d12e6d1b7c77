package dev.larder.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** Runs a cached method that gives the values of many keys, once. */
public interface LoaderForMany {

    /**
     * @param missing indices of the keys to load, ascending, at least one
     * @return the method's result, unwrapped of {@code Uni} and {@code CompletionStage}; for a plain method it is complete
     *         on return
     * @throws Throwable the method's own exception
     */
    CompletionStage<@Nullable Object> load(List<Integer> missing) throws Throwable;

    /** The value of a key in the method's result; null if it has none. */
    @Nullable
    Object value(@Nullable Object result, int index);

    /** As {@link Loader#keepsKey()}, of one of the keys. */
    default boolean keepsKey(int index) {
        return true;
    }

    /** As {@link Loader#tags}, of one of the keys. */
    default Optional<List<String>> tags(int index, @Nullable Object value) {
        return Tags.NO_TAGS;
    }
}
