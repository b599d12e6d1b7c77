package dev.larder.internal.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which loads may run at once: who was granted a lease when, and what took it away. Times are ticks. */
final class SimulatedLeases {

    private final SimulationScenario scenario;
    private final Map<String, Long> removed = new HashMap<>();
    private final Map<String, Deque<Long>> grants = new HashMap<>();
    private final Map<String, Long> forced = new HashMap<>();
    private final Map<String, Long> forcedBefore = new HashMap<>();
    private final Set<String> reloads = new HashSet<>();
    private final Map<String, Long> forgotten = new HashMap<>();
    private final Map<String, Integer> excess = new HashMap<>();
    /** Loaded with other keys before, so that it cannot be told which load has which lease. */
    private final Set<String> blurred = new HashSet<>();
    private int stops;

    SimulatedLeases(SimulationScenario scenario) {
        this.scenario = scenario;
    }

    /** A process stopped: what it loaded, another may load once more, each key. */
    void stopped() {
        stops++;
    }

    void removed(String key, long tick) {
        removed.put(key, tick);
    }

    /** A process forgets its flights: calls after this load anew. */
    void forgotten(int process, String key, long tick) {
        forgotten.put(process + key, tick);
    }

    /** A process is about to load a key by force. */
    void reloads(int process, String key) {
        reloads.add(process + key);
    }

    /** The server has granted a lease; to who reloads: by force, from whoever had it. */
    void granted(int process, String key, boolean byForce, long tick) {
        grants.computeIfAbsent(process + key, any -> new ArrayDeque<>()).add(tick);
        if (byForce && reloads.contains(process + key)) {
            Long before = forced.put(key, tick);
            forcedBefore.put(key, before == null ? 0 : before);
        }
    }

    SimulatedLoad begin(SimulatedCall call, int id, long tick, boolean withOthers) {
        if (withOthers) {
            blurred.add(call.process.number + call.key);
        }
        SimulatedLoad unleased = new SimulatedLoad(id, call, tick, tick, withOthers);
        Deque<Long> granted = grants.getOrDefault(call.process.number + call.key, new ArrayDeque<>());
        return granted.isEmpty() || unleased.isAside(scenario.limits().maxWait()) ? unleased
                : new SimulatedLoad(id, call, tick, granted.remove(), false);
    }

    /** G3: another load that is under way, so that this one ought not to begin. */
    Optional<SimulatedLoad> excess(SimulatedLoad load, List<SimulatedLoad> loads) {
        SimulatedCall call = load.call;
        Duration maxWait = scenario.limits().maxWait();
        if (call.reload || load.isAside(maxWait) || isBlurred(call)) {
            return Optional.empty();
        }
        boolean calm = isCalm();
        for (SimulatedLoad other : loads) {
            if (other.endedAt >= 0 || !other.call.key.equals(call.key) || other.call.process.wasEverStopped()
                    || other.isAside(maxWait) || isBlurred(other.call)) {
                continue;
            }
            boolean here = other.call.process.equals(call.process);
            long detached = here ? forgotten.getOrDefault(call.process.number + call.key, 0L) : 0;
            if (here && call.process.now() - other.call.began >= maxWait.toNanos()) {
                // Somebody may have waited long enough for it to fly in its place.
                continue;
            }
            boolean past = Math.min(call.tick, other.call.tick) < detached || calm && unleased(load, other);
            if (!past && (calm || here && !scenario.fliesAlone())
                    && excess.merge(call.key, 1, Integer::sum) > stops) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private boolean isBlurred(SimulatedCall call) {
        return blurred.contains(call.process.number + call.key);
    }

    /** Whether a load is one too many if a fresh value is at hand. */
    boolean mustNotLoad(SimulatedLoad load) {
        return isCalm() && !load.call.reload && !load.isAside(scenario.limits().maxWait())
                && !load.call.process.wasEverStopped() && scenario.policy().renewal().early() == 0;
    }

    private boolean isCalm() {
        return scenario.faults() != SimulationScenario.Faults.ALL && scenario.isClusterWide();
    }

    /** The lease of one was destroyed before that of the other was granted. */
    private boolean unleased(SimulatedLoad load, SimulatedLoad other) {
        if (Math.min(load.leased, other.leased) < removed.getOrDefault(load.call.key, 0L)) {
            return true;
        }
        long byForce = forced.getOrDefault(load.call.key, 0L);
        // One of the two last may have been its own.
        long byForceBefore = forcedBefore.getOrDefault(load.call.key, 0L);
        return other.call.reload ? load.leased < other.leased || other.call.tick < byForceBefore
                : other.call.tick < byForce;
    }
}
