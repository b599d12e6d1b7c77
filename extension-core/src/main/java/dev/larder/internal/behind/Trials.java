package dev.larder.internal.behind;

import java.time.Duration;

import dev.larder.internal.time.Time;

/** How often writes were tried in vain, and how long to wait before the next try. Not thread-safe. */
final class Trials {

    private final QueueLimits limits;
    private final Time time;
    private long tried;
    private int attempts;
    private int away;
    private long restUntil;

    Trials(QueueLimits limits, Time time) {
        this.limits = limits;
        this.time = time;
        this.restUntil = time.nanos();
    }

    /** How long there is to wait still; zero: not at all. */
    Duration rest() {
        return Duration.ofNanos(Math.max(0, restUntil - time.nanos()));
    }

    void succeeded() {
        away = 0;
    }

    /** Where the writes were to go nobody answers: that says nothing about them. */
    void away() {
        pause(++away);
    }

    /** @return how often it was tried, this time included */
    int failed(long sequence) {
        attempts = sequence == tried ? attempts + 1 : 1;
        tried = sequence;
        return attempts;
    }

    /** Before it is tried again. */
    void pause(int times) {
        restUntil = time.nanos() + limits.pause(times).toNanos();
    }
}
