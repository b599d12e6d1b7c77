package dev.larder.internal.policy;

import java.util.function.DoubleSupplier;

/** Tells what a value is good for. */
public final class FreshnessRule {

    /** {@code -ln(u)} is larger than this once in half a billion draws. */
    private static final double LONGEST_DRAW = 20;

    private final DoubleSupplier random;

    /** @param random uniform from 0 (inclusive) to 1 (exclusive) */
    public FreshnessRule(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * From when on a hit starts a load in the background. Never in the first half of a value's time, so that a value drawn
     * short by jitter is not loaded all over again; and never for absent values, whose time is another.
     *
     * @param freshUntil on the clock of the caller's nanoseconds
     * @param ttlNanos how long the value was to be fresh when it was loaded
     */
    public static long dueFrom(Policy policy, boolean absent, long freshUntil, long ttlNanos) {
        return absent ? freshUntil : freshUntil - Math.min(policy.renewal().ahead().toNanos(), ttlNanos / 2);
    }

    /**
     * Until when a value needs no further thought: before it, {@link #judge} would say {@link Freshness#FRESH}.
     *
     * @param loadNanos how long its load took
     */
    public static long calmUntil(Policy policy, long dueFrom, long freshUntil, long loadNanos) {
        double early = policy.renewal().early();
        long drawnFrom = early > 0 ? freshUntil - (long) (LONGEST_DRAW * early * loadNanos) : freshUntil;
        return drawnFrom - dueFrom < 0 ? drawnFrom : dueFrom;
    }

    public Freshness judge(Policy policy, long dueFrom, long freshUntil, long loadNanos, long now) {
        long left = freshUntil - now;
        if (left > 0) {
            return now - dueFrom >= 0 || isDrawn(policy.renewal().early(), left, loadNanos) ? Freshness.DUE
                    : Freshness.FRESH;
        }
        if (-left < policy.staleness().grace().toNanos()) {
            return Freshness.GRACE;
        }
        return -left < policy.staleness().ifError().toNanos() ? Freshness.LAST_RESORT : Freshness.GONE;
    }

    /** The probability of an early load grows towards the end, the faster the longer the load takes. */
    private boolean isDrawn(double early, long left, long loadNanos) {
        return early > 0 && loadNanos > 0 && -Math.log(1 - random.getAsDouble()) * early * loadNanos >= left;
    }
}
