package dev.larder.internal.engine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The keys that methods of this process are writing. */
final class WritesUnderWay {

    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    void begin(String key) {
        counts.merge(key, 1, Integer::sum);
    }

    void end(String key) {
        counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }

    boolean has(String key) {
        return counts.containsKey(key);
    }
}
