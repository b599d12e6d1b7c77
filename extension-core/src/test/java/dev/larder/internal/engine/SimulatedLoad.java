package dev.larder.internal.engine;

import java.time.Duration;

/** One run of the method, and what the simulation knows of it. */
final class SimulatedLoad {

    final int id;
    final SimulatedCall call;
    final long tick;
    final long leased;
    final boolean withOthers;
    /** Redis has not taken an invalidation of the key, so its process loads without it. */
    final boolean owed;
    final long beganAt;
    long endedAt = -1;

    /** @param withOthers it is the load of several keys at once */
    SimulatedLoad(int id, SimulatedCall call, long tick, long leased, boolean withOthers) {
        this.id = id;
        this.call = call;
        this.tick = tick;
        this.leased = leased;
        this.withOthers = withOthers;
        this.owed = call.owed.getAsBoolean();
        this.beganAt = call.process.now();
    }

    /**
     * It may have been loaded whoever else was loading it: by a call that has waited long enough, and nobody knows of it; or
     * because the call loaded other keys, or does without Redis.
     */
    boolean isAside(Duration maxWait) {
        return withOthers || owed || beganAt - call.began >= maxWait.toNanos();
    }
}
