package dev.larder.internal.tier;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The local tier as a map under one lock, unbounded. Without its fence it is the negative control of fence tests. */
public final class MapTier implements LocalTier {

    private final Map<String, Held> entries = new HashMap<>();
    private final Map<String, Long> stamps = new HashMap<>();
    private final boolean fenced;
    private long allMoved;

    private MapTier(boolean fenced) {
        this.fenced = fenced;
    }

    public static MapTier fenced() {
        return new MapTier(true);
    }

    public static MapTier of(boolean fenced) {
        return new MapTier(fenced);
    }

    /** Its stamps never move. */
    public static MapTier unfenced() {
        return new MapTier(false);
    }

    @Override
    public synchronized Held get(String key) {
        return entries.getOrDefault(key, Held.NOTHING);
    }

    @Override
    public synchronized long stamp(String key) {
        return stamps.getOrDefault(key, 0L) + allMoved;
    }

    @Override
    public synchronized long fence(String key) {
        if (fenced) {
            stamps.merge(key, 1L, Long::sum);
        }
        return stamp(key);
    }

    @Override
    public synchronized boolean put(String key, Held held, long stamp) {
        if (stamp(key) != stamp) {
            return false;
        }
        entries.put(key, held);
        return true;
    }

    @Override
    public synchronized boolean replace(String key, Held held, long stamp) {
        boolean accepted = put(key, held, stamp);
        fence(key);
        return accepted;
    }

    @Override
    public synchronized void remove(String key) {
        fence(key);
        entries.remove(key);
    }

    @Override
    public synchronized void removeMatching(Predicate<String> keys) {
        allMoved += fenced ? 1 : 0;
        entries.keySet().removeIf(keys);
    }
}
