package dev.larder.internal.engine;

import java.time.Duration;

/**
 * What bounds the engine.
 *
 * @param maxWait a call waits this long for the load of another before it loads for itself
 * @param maxWaitersPerKey calls beyond it load for themselves
 * @param maxRenewals loads in the background at once; beyond it an old value stays old a little longer
 * @param leaseLength how long a lease lasts unless it is extended
 * @param longestLoad for so long a lease is extended; what a longer load gives is not stored, and calls do not wait for it
 * @param patience an answer of the remote tier that is this late is no longer waited for, whatever the tier's own
 *        deadline does; longer than that deadline
 * @param maxOwed removals that Redis has not taken are remembered one by one up to so many
 */
public record EngineLimits(Duration maxWait, int maxWaitersPerKey, int maxRenewals, Duration leaseLength,
        Duration longestLoad, Duration patience, int maxOwed) {

    private static final int PARTS_OF_A_LEASE = 3;

    /** Whether by now others load the key, as if a load that has taken so many nanoseconds had never begun. */
    boolean isTooLong(long nanos) {
        return nanos >= longestLoad.toNanos();
    }

    /** A lease whose load goes on is extended this often. */
    Duration extendAfter() {
        return leaseLength.dividedBy(PARTS_OF_A_LEASE);
    }

    /**
     * While calls wait for another process, Redis is asked this often whether it still answers: so they learn that it does
     * not within about two of its deadlines.
     */
    Duration askAgain() {
        return patience.dividedBy(2);
    }

    /**
     * Who waits for another process looks again after this time at the latest, as often as a lease is extended: the message
     * that the key is filled may have been lost.
     */
    Duration lookAgain() {
        return extendAfter();
    }
}
