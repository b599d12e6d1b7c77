package dev.larder.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** The flights under way, one per key at most. There are never more of them than calls under way. */
final class Flights {

    private final ConcurrentHashMap<String, Flight> underWay = new ConcurrentHashMap<>();
    private final long longest;

    /** @param longest after it a flight is no longer reckoned with; those who wait for it are still answered by it */
    Flights(Duration longest) {
        this.longest = longest.toNanos();
    }

    /**
     * Puts a flight under way unless there is one.
     *
     * @return the flight that is under way already, or null if it is this one now
     */
    @Nullable
    Flight join(Flight flight) {
        while (true) {
            Flight other = underWay.putIfAbsent(flight.key, flight);
            if (other == null || flight.began - other.began <= longest) {
                return other;
            }
            if (replace(other, flight)) {
                return null;
            }
        }
    }

    /** Puts a flight under way instead of one that others need not wait for any more; false: that one is not. */
    boolean replace(Flight other, Flight flight) {
        return underWay.replace(flight.key, other, flight);
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

    /** @return those that were detached */
    List<Flight> detachIf(Predicate<Flight> which) {
        List<Flight> detached = new ArrayList<>();
        underWay.forEach((key, flight) -> {
            if (which.test(flight) && underWay.remove(key, flight)) {
                detached.add(flight);
            }
        });
        return detached;
    }

    int count() {
        return underWay.size();
    }
}
