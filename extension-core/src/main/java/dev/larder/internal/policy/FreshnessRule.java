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
     * Until when a value needs no further thought: before it, {@link #judge} would say {@link Freshness#FRESH}.
     *
     * @param freshUntil on the clock of the caller's nanoseconds
     * @param loadNanos how long its load took
     */
    public static long calmUntil(Policy policy, long freshUntil, long loadNanos) {
        Policy.Renewal renewal = policy.renewal();
        long ahead = renewal.ahead().toNanos();
        long early = renewal.early() > 0 ? (long) (LONGEST_DRAW * renewal.early() * loadNanos) : 0;
        return freshUntil - Math.max(ahead, early);
    }

    public Freshness judge(Policy policy, long freshUntil, long loadNanos, long now) {
        long left = freshUntil - now;
        if (left > 0) {
            return isDue(policy.renewal(), left, loadNanos) ? Freshness.DUE : Freshness.FRESH;
        }
        if (-left < policy.staleness().grace().toNanos()) {
            return Freshness.GRACE;
        }
        return -left < policy.staleness().ifError().toNanos() ? Freshness.LAST_RESORT : Freshness.GONE;
    }

    /** The probability of an early load grows towards the end, the faster the longer the load takes. */
    private boolean isDue(Policy.Renewal renewal, long left, long loadNanos) {
        if (left <= renewal.ahead().toNanos()) {
            return true;
        }
        return renewal.early() > 0 && loadNanos > 0
                && -Math.log(1 - random.getAsDouble()) * renewal.early() * loadNanos >= left;
    }
}
