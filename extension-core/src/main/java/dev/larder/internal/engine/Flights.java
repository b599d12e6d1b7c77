package dev.larder.internal.engine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** The flights under way, one per key at most. There are never more of them than calls under way. */
final class Flights {

    private final ConcurrentHashMap<String, Flight> underWay = new ConcurrentHashMap<>();

    /**
     * Puts a flight under way unless there is one.
     *
     * @return the flight that is under way already, or null if it is this one now
     */
    @Nullable
    Flight join(Flight flight) {
        return underWay.putIfAbsent(flight.key, flight);
    }

    /** Puts a flight under way instead of another, which goes on for those who wait already. */
    void replace(Flight flight) {
        underWay.put(flight.key, flight);
    }

    /** After it has filled the cache, and before its outcome is known: later calls find the cache filled. */
    void land(Flight flight) {
        underWay.remove(flight.key, flight);
    }

    /** Lets the flight go on for those who wait already; later calls start another. */
    void detach(String key) {
        underWay.remove(key);
    }

    void detachMatching(Predicate<String> keys) {
        underWay.keySet().removeIf(keys);
    }

    int count() {
        return underWay.size();
    }
}
