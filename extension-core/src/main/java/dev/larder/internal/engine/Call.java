package dev.larder.internal.engine;

import java.util.function.Supplier;

/**
 * A call that memory did not answer.
 *
 * @param caller where it goes on after something it waited for
 * @param background where a load goes on that the call does not wait for
 */
public record Call(CachedMethod method, String key, Loader loader, Caller caller, Supplier<Caller> background) {

    /** The same call going on elsewhere, for a load that nobody waits for. */
    Call on(Caller other) {
        return new Call(method, key, loader, other, () -> other);
    }

    String type() {
        return method.plan().valueType();
    }
}
