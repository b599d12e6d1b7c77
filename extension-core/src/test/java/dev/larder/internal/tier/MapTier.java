package dev.larder.internal.tier;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** A local tier in a map, without bound. Not thread-safe. */
public final class MapTier implements LocalTier {

    private final Map<String, Held> entries = new HashMap<>();
    private final Map<String, Long> stamps = new HashMap<>();
    private final boolean fenced;
    private long moved;

    public MapTier() {
        this(true);
    }

    /** @param fenced false: it is filled whatever was removed meanwhile, a negative control */
    public MapTier(boolean fenced) {
        this.fenced = fenced;
    }

    @Override
    public Held get(String key) {
        return entries.getOrDefault(key, Held.NOTHING);
    }

    @Override
    public long stamp(String key) {
        return stamps.getOrDefault(key, 0L) + moved;
    }

    @Override
    public long fence(String key) {
        stamps.merge(key, 1L, Long::sum);
        return stamp(key);
    }

    @Override
    public boolean put(String key, Held held, long stamp) {
        if (fenced && stamp != stamp(key)) {
            return false;
        }
        entries.put(key, held);
        return true;
    }

    @Override
    public void remove(String key) {
        fence(key);
        entries.remove(key);
    }

    @Override
    public void removeMatching(Predicate<String> keys) {
        moved++;
        entries.keySet().removeIf(keys);
    }
}
