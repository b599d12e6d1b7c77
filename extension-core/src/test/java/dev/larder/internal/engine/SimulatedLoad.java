package dev.larder.internal.engine;

import java.time.Duration;

/** One run of the method, and what the simulation knows of it. */
final class SimulatedLoad {

    final int id;
    final SimulatedCall call;
    final long tick;
    final long leased;
    final long beganAt;
    long endedAt = -1;

    SimulatedLoad(int id, SimulatedCall call, long tick, long leased) {
        this.id = id;
        this.call = call;
        this.tick = tick;
        this.leased = leased;
        this.beganAt = call.process.now();
    }

    /** It is the load of a call that has waited long enough, and nobody knows of it. */
    boolean isAlone(Duration maxWait) {
        return beganAt - call.began >= maxWait.toNanos();
    }
}
