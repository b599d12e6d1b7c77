package dev.larder.internal.redis;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

import dev.larder.internal.time.Time;

/**
 * Says whether a call is worth trying. It opens when, of the last calls, too many failed or were slow; while open no
 * call is let through. After a while one call is, as a probe: its success closes the breaker, its failure opens it for
 * about twice as long, up to a bound. The times are jittered so that processes do not probe in step.
 * <p>
 * Thread-safe. Every call let through must {@link #leave} exactly once.
 */
public final class Breaker {

    /** The ticket of a call that is not let through. */
    public static final long DENIED = 0;

    /**
     * @param window how many of the last calls count
     * @param minimum with fewer calls in the window nothing is concluded
     * @param failureRate opens when this part of the window failed, above 0 and at most 1
     * @param slow a call that takes this long or longer is slow
     * @param slowRate opens when this part of the window failed or was slow
     * @param openMin how long it is open at first, at most
     * @param openMax how long it is open after many failed probes, at most
     */
    public record Settings(int window, int minimum, double failureRate, Duration slow, double slowRate,
            Duration openMin, Duration openMax) {

        public Settings {
            if (window < 1 || minimum < 1 || minimum > window) {
                throw new IllegalArgumentException("Needs 1 <= minimum <= window, not " + minimum + " and " + window);
            }
            if (!(failureRate > 0 && failureRate <= 1 && slowRate > 0 && slowRate <= 1)) {
                throw new IllegalArgumentException("Rates must be above 0 and at most 1");
            }
            if (openMin.isZero() || openMin.isNegative() || openMax.compareTo(openMin) < 0) {
                throw new IllegalArgumentException("Needs 0 < openMin <= openMax, not " + openMin + ", " + openMax);
            }
        }

        public static Settings defaults() {
            return new Settings(64, 16, 0.5, Duration.ofMillis(80), 0.9, Duration.ofMillis(500),
                    Duration.ofSeconds(10));
        }
    }

    public enum State {
        CLOSED, OPEN, HALF_OPEN
    }

    private final Settings settings;
    private final Time time;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();

    private final BitSet failed;
    private final BitSet slow;
    private int next;
    private int filled;
    private int failures;
    private int slows;

    private volatile State state = State.CLOSED;
    /** Counts the changes of state: the outcome of a call that began before the last change says nothing any more. */
    private volatile long era = 1;
    private int opens;
    private long openUntil;

    public Breaker(Settings settings, Time time, RandomGenerator random) {
        this.settings = settings;
        this.time = time;
        this.random = random;
        this.failed = new BitSet(settings.window());
        this.slow = new BitSet(settings.window());
    }

    public State state() {
        return state;
    }

    /** @return the ticket to leave with, or {@link #DENIED} */
    public long enter() {
        long now = era;
        // In this order: a ticket of an era that has just ended is worthless, and does no harm.
        return state == State.CLOSED ? now : probe();
    }

    private long probe() {
        lock.lock();
        try {
            if (state == State.CLOSED) {
                return era;
            }
            if (state == State.HALF_OPEN || time.nanos() - openUntil < 0) {
                return DENIED;
            }
            become(State.HALF_OPEN);
            return era;
        } finally {
            lock.unlock();
        }
    }

    /** Says how the call went that was let through with this ticket. */
    public void leave(long ticket, boolean success, long nanos) {
        boolean tooSlow = nanos >= settings.slow().toNanos();
        lock.lock();
        try {
            if (ticket != era) {
                return;
            }
            if (state == State.HALF_OPEN) {
                if (success && !tooSlow) {
                    opens = 0;
                    become(State.CLOSED);
                } else {
                    open();
                }
            } else if (state == State.CLOSED) {
                count(!success, !success || tooSlow);
                if (filled >= settings.minimum() && (failures >= settings.failureRate() * filled
                        || slows >= settings.slowRate() * filled)) {
                    open();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void count(boolean fails, boolean late) {
        if (filled == settings.window()) {
            failures -= failed.get(next) ? 1 : 0;
            slows -= slow.get(next) ? 1 : 0;
        } else {
            filled++;
        }
        failed.set(next, fails);
        slow.set(next, late);
        failures += fails ? 1 : 0;
        slows += late ? 1 : 0;
        next = (next + 1) % settings.window();
    }

    private void open() {
        long full = settings.openMin().toNanos();
        for (int i = 0; i < opens && full < settings.openMax().toNanos(); i++) {
            full *= 2;
        }
        full = Math.min(full, settings.openMax().toNanos());
        opens++;
        long half = full / 2;
        openUntil = time.nanos() + half + (long) (random.nextDouble() * half);
        become(State.OPEN);
    }

    /** Under the lock. */
    private void become(State other) {
        failed.clear();
        slow.clear();
        next = 0;
        filled = 0;
        failures = 0;
        slows = 0;
        long ended = era;
        era = ended + 1;
        state = other;
    }
}
