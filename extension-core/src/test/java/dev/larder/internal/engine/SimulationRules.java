package dev.larder.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheOverloadException;
import dev.larder.spi.Source;

/** What must hold in every schedule, and the history that shows whether it did. The order of events is their tick. */
final class SimulationRules {

    static final int REDIS = -1;

    private static final long MILLI = 1_000_000;

    private final SimulationScenario scenario;
    private final @Nullable List<String> trace;
    private final ToLongFunction<String> redisFreshMillis;
    private final List<String> violations = new ArrayList<>();
    private final List<SimulatedLoad> loads = new ArrayList<>();
    private final Map<String, Long> floors = new HashMap<>();
    private final Map<String, Long> removed = new HashMap<>();
    private final Map<String, Integer> stored = new HashMap<>();
    private final SimulatedLeases leases;
    private long tick;
    private long clockError;

    /** @param redisFreshMillis how long the entry of a key in Redis is still fresh */
    SimulationRules(SimulationScenario scenario, @Nullable List<String> trace,
            ToLongFunction<String> redisFreshMillis) {
        this.scenario = scenario;
        this.trace = trace;
        this.redisFreshMillis = redisFreshMillis;
        this.leases = new SimulatedLeases(scenario);
    }

    List<String> violations() {
        return violations;
    }

    void violated(String what, @Nullable Throwable cause) {
        note("VIOLATION", what);
        violations.add(what);
        if (cause != null) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                note("    at", frame);
            }
        }
    }

    void note(String what, Object about) {
        if (trace != null) {
            trace.add("%6d %s %s".formatted(tick, what, about));
        }
    }

    long tick() {
        return ++tick;
    }

    /** Nothing from a load before this tick is answered there any more. */
    long floor(int where, String key) {
        return floors.getOrDefault(where + key, 0L);
    }

    void stopped(Duration length) {
        leases.stopped();
        clockError = Math.max(clockError, length.toNanos() / 2);
    }

    /** An invalidation that began at a tick has returned. */
    void invalidated(int process, String key, long since) {
        note("invalidated by " + process, key);
        floors.merge(process + key, since, Math::max);
        floors.merge(REDIS + key, since, Math::max);
    }

    SimulatedLeases leases() {
        return leases;
    }

    /** The server has removed a key, by whatever hand. */
    void removed(String key) {
        removed.put(key, tick());
        leases.removed(key, tick);
    }

    /** @param withOthers whether other keys are loaded by the same run of the method */
    SimulatedLoad loadBegins(SimulatedCall call, boolean withOthers) {
        SimulatedLoad load = leases.begin(call, loads.size() + 1, tick(), withOthers);
        note("process " + call.process.number + " loads", call.key + " as " + load.id);
        leases.excess(load, loads).ifPresent(other -> violated(
                "G3: " + call.key + " is loaded as " + load.id + " while it is loaded as " + other.id, null));
        long fresh = redisFreshMillis.applyAsLong(call.key);
        if (leases.mustNotLoad(load) && fresh > scenario.policy().renewal().ahead().toMillis() + 20) {
            violated("G3: " + call.key + " is loaded as " + load.id + " though it is fresh for " + fresh + " ms", null);
        }
        loads.add(load);
        return load;
    }

    void loadEnds(SimulatedLoad load, boolean failed) {
        tick();
        note(failed ? "failed" : "loaded", load.id);
        load.endedAt = load.call.process.now();
    }

    /** G1, on the server: what is stored was not loaded before the last removal. */
    void stored(String key, String value) {
        int id = Integer.parseInt(value);
        Integer before = stored.put(key, id);
        if (before == null || before != id) {
            tick();
            note("stored under " + key, id);
            if (loads.get(id - 1).tick < removed.getOrDefault(key, 0L)) {
                violated("G1: " + id + " is stored under " + key + ", which was removed since its load began", null);
            }
        }
    }

    void answered(SimulatedCall call, @Nullable Object value, Source source) {
        tick();
        note("process " + call.process.number + " answers", call.key + " by " + value + " from " + source);
        checkTime(call);
        if (value == null) {
            return;
        }
        SimulatedLoad load = loads.get(Integer.parseInt((String) value) - 1);
        if (!load.call.key.equals(call.key)) {
            violated("an answer of another key: " + load.id, null);
        }
        if (load.tick < call.floorHere || source == Source.REDIS && load.tick < call.floorInRedis) {
            violated("G1: " + load.id + " answers a call after the invalidation of " + call.key, null);
        }
        long age = call.began - load.endedAt;
        // A flight may have stood still with its outcome at hand.
        long still = source == Source.SHARED && call.process.wasEverStopped() ? 2 * clockError : 0;
        if (load.endedAt >= 0 && age > scenario.oldest().toNanos() + clockError + still + 120 * MILLI) {
            violated("stale: " + load.id + " answers, " + age / MILLI + " ms old; at most " + scenario.oldest(), null);
        }
    }

    void threw(SimulatedCall call, Throwable cause) {
        tick();
        note("process " + call.process.number + " throws for " + call.key, cause);
        checkTime(call);
        boolean overload = cause instanceof CacheOverloadException
                && scenario.policy().maxConcurrentLoads() > 0;
        if (!overload && !(cause instanceof SimulatedCall.OriginException)) {
            violated("G4: an exception that is not the origin's: " + cause, cause);
        }
    }

    private void checkTime(SimulatedCall call) {
        long took = call.process.now() - call.began;
        if (!call.process.wasEverStopped() && took > scenario.longestCall().toNanos()) {
            violated("G4: a call took " + took / MILLI + " ms; at most " + scenario.longestCall(), null);
        }
    }
}
