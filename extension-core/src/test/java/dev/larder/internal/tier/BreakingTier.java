package dev.larder.internal.tier;

import java.util.function.Predicate;

/** A local tier that holds nothing, and throws when it is to. */
public final class BreakingTier implements LocalTier {

    @Override
    public Held get(String key) {
        return Held.NOTHING;
    }

    @Override
    public long stamp(String key) {
        return 0;
    }

    @Override
    public long fence(String key) {
        return 0;
    }

    @Override
    public boolean put(String key, Held held, long stamp) {
        throw new IllegalStateException("cannot hold");
    }

    @Override
    public boolean replace(String key, Held held, long stamp) {
        throw new IllegalStateException("cannot hold");
    }

    @Override
    public void remove(String key) {
        // Nothing is held.
    }

    @Override
    public void removeMatching(Predicate<String> keys) {
        // Nothing is held.
    }
}
