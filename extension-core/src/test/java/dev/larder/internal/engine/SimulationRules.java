package dev.larder.internal.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheOverloadException;
import dev.larder.spi.Source;

/** What must hold in every schedule, and the history that shows whether it did. The order of events is their tick. */
final class SimulationRules {

    static final int REDIS = -1;

    private static final long MILLI = 1_000_000;

    /** One run of the method. */
    static final class Load {

        private final int id;
        private final SimulatedCall call;
        private final long tick;
        private final long leased;
        private final long beganAt;
        private long endedAt = -1;

        Load(int id, SimulatedCall call, long tick, long leased) {
            this.id = id;
            this.call = call;
            this.tick = tick;
            this.leased = leased;
            this.beganAt = call.process.now();
        }

        int id() {
            return id;
        }

        /** It is the load of a call that has waited long enough, and nobody knows of it. */
        boolean isAlone(Duration maxWait) {
            return beganAt - call.began >= maxWait.toNanos();
        }
    }

    private final SimulationScenario scenario;
    private final List<String> trace;
    private final List<String> violations = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final Map<String, Long> floors = new HashMap<>();
    private final Map<String, Long> removed = new HashMap<>();
    private final Map<String, Integer> stored = new HashMap<>();
    private final Map<String, Deque<Long>> grants = new HashMap<>();
    private final Map<String, Long> forcedBefore = new HashMap<>();
    private final Set<String> reloads = new HashSet<>();
    private final Map<String, Long> forced = new HashMap<>();
    private final Map<String, Long> forgotten = new HashMap<>();
    private long tick;
    private int stops;
    private int excess;
    private long clockError;

    SimulationRules(SimulationScenario scenario, List<String> trace) {
        this.scenario = scenario;
        this.trace = trace;
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
        if (trace != Simulation.UNTRACED) {
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
        stops++;
        clockError = Math.max(clockError, length.toNanos() / 2);
    }

    /** An invalidation that began at a tick has returned. */
    void invalidated(int process, String key, long since) {
        note("invalidated by " + process, key);
        floors.merge(process + key, since, Math::max);
        floors.merge(REDIS + key, since, Math::max);
    }

    /** A process forgets its flights: calls after this load anew. */
    void forgotten(int process, String key) {
        forgotten.put(process + key, tick());
    }

    /** A process is about to load a key by force. */
    void reloads(int process, String key) {
        reloads.add(process + key);
    }

    /** The server has granted a lease; to who reloads: by force, from whoever had it. */
    void granted(int process, String key, boolean byForce) {
        grants.computeIfAbsent(process + key, any -> new ArrayDeque<>()).add(tick());
        if (byForce && reloads.contains(process + key)) {
            Long before = forced.put(key, tick);
            forcedBefore.put(key, before == null ? 0 : before);
        }
    }

    /** The server has removed a key, by whatever hand. */
    void removed(String key) {
        removed.put(key, tick());
    }

    Load loadBegins(SimulatedCall call) {
        Deque<Long> granted = grants.getOrDefault(call.process.number + call.key, new ArrayDeque<>());
        long leased = granted.isEmpty() ? tick : granted.remove();
        Load load = new Load(loads.size() + 1, call, tick(), leased);
        note("process " + call.process.number + " loads", call.key + " as " + load.id);
        checkSingleFlight(load);
        loads.add(load);
        return load;
    }

    void loadEnds(Load load, boolean failed) {
        tick();
        note(failed ? "failed" : "loaded", load.id);
        load.endedAt = load.call.process.now();
    }

    /** G3: nobody else loads it, nor is a fresh value at hand. */
    private void checkSingleFlight(Load load) {
        SimulatedCall call = load.call;
        Duration maxWait = scenario.limits().maxWait();
        if (call.reload || load.isAlone(maxWait)) {
            return;
        }
        boolean calm = scenario.faults() != SimulationScenario.Faults.ALL && scenario.isClusterWide();
        for (Load other : loads) {
            if (other.endedAt >= 0 || !other.call.key.equals(call.key) || other.call.process.wasEverStopped()
                    || other.isAlone(maxWait)) {
                continue;
            }
            boolean here = other.call.process.equals(call.process);
            long detached = here ? forgotten.getOrDefault(call.process.number + call.key, 0L) : 0;
            boolean past = Math.min(call.tick, other.call.tick) < detached || calm && unleased(load, other);
            if (!past && (calm || here && !scenario.fliesAlone()) && ++excess > stops) {
                violated("G3: " + call.key + " is loaded as " + load.id + " while it is loaded as " + other.id, null);
            }
        }
    }

    /** The lease of one was destroyed before that of the other was granted. */
    private boolean unleased(Load load, Load other) {
        if (Math.min(load.leased, other.leased) < removed.getOrDefault(load.call.key, 0L)) {
            return true;
        }
        long byForce = forced.getOrDefault(load.call.key, 0L);
        // One of the two last may have been its own.
        long byForceBefore = forcedBefore.getOrDefault(load.call.key, 0L);
        return other.call.reload ? load.leased < other.leased || other.call.tick < byForceBefore
                : other.call.tick < byForce;
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
        Load load = loads.get(Integer.parseInt((String) value) - 1);
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
