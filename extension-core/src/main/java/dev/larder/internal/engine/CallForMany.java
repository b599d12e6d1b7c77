package dev.larder.internal.engine;

import java.util.List;
import java.util.function.Supplier;

/**
 * A call for several keys that memory did not answer.
 *
 * @param keys different ones
 * @param caller where it goes on after something it waited for
 * @param background where a load goes on that the call does not wait for
 */
public record CallForMany(CachedMethod method, List<String> keys, LoaderForMany loader, Caller caller,
        Supplier<Caller> background) {
}
