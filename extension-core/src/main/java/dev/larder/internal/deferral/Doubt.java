package dev.larder.internal.deferral;

import java.time.Duration;

import dev.larder.internal.time.Time;

/**
 * Whether a write of this process may have come into a queue, or may still come, without its having been told. As long as that
 * lasts its own news of queues are news to it. Thread-safe.
 */
public final class Doubt {

    /** What was sent longer ago arrives no more: TCP gives up earlier. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Time time;
    private volatile boolean begun;
    private volatile long until;

    public Doubt(Time time) {
        this.time = time;
    }

    void begin() {
        until = time.nanos() + LONGEST.toNanos();
        begun = true;
    }

    public boolean lasts() {
        return begun && time.nanos() - until < 0;
    }
}
