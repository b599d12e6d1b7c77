package dev.larder.internal.engine;

import java.util.function.Supplier;

/**
 * A call for one key that memory did not answer, or one key of a call for many.
 *
 * @param caller where it goes on after something it waited for
 * @param background where a load goes on that the call does not wait for
 * @param company who loads with it
 */
public record Call(CachedMethod method, String key, Caller caller, Supplier<Caller> background, Company company) {

    /** A call for one key. */
    public Call(CachedMethod method, String key, Loader loader, Caller caller, Supplier<Caller> background) {
        this(method, key, caller, background, new Alone(loader));
    }

    /** The same call going on elsewhere, for a load that nobody waits for. */
    Call on(Caller other) {
        return in(company, other);
    }

    /** The same call with others, going on elsewhere. */
    Call in(Company others, Caller other) {
        return new Call(method, key, other, () -> other, others);
    }

    String type() {
        return method.plan().valueType();
    }
}
