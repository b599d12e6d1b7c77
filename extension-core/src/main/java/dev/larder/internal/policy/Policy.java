package dev.larder.internal.policy;

import java.time.Duration;

import dev.larder.SingleFlight;
import dev.larder.Tier;

/**
 * How a cache behaves, all sources settled: {@code tier} and {@code singleFlight} are never {@code CONFIGURED}.
 *
 * @param enabled false: every call goes straight to the method
 * @param maxConcurrentLoads runs of the method at once in this process; zero: any number
 * @param localCopy memory holds values encoded, and each who is answered gets an object of their own
 */
public record Policy(boolean enabled, Tier tier, SingleFlight singleFlight, Lifetime lifetime, Staleness staleness,
        Renewal renewal, int maxConcurrentLoads, boolean localCopy) {

    /**
     * Whether a call waits while another process loads the key. Where nothing is kept in memory, calls of a process share
     * what is stored in Redis or nothing: the value of the other's load, or one load for each call.
     */
    public boolean waitsForOthers() {
        return switch (tier) {
            case LOCAL -> false;
            case REMOTE -> singleFlight != SingleFlight.NONE;
            default -> singleFlight == SingleFlight.CLUSTER;
        };
    }

    /**
     * How long a value is fresh.
     *
     * @param ttl more than zero
     * @param jitter from 0 to 0.5
     * @param negativeTtl zero: absent values are not remembered
     * @param idle zero: however long it is not read
     * @param localTtl bound of the copy in memory; zero: as long as it is fresh
     */
    public record Lifetime(Duration ttl, double jitter, Duration negativeTtl, Duration idle, Duration localTtl) {
    }

    /**
     * What a value is good for after it was fresh.
     *
     * @param grace it is answered at once this long, and renewed meanwhile
     * @param ifError it is answered this long if the load fails
     * @param errorPause after a failed load with an old value at hand, the method is left alone this long
     */
    public record Staleness(Duration grace, Duration ifError, Duration errorPause) {

        /** How long after it was fresh a value is kept. */
        public Duration kept() {
            return grace.compareTo(ifError) >= 0 ? grace : ifError;
        }
    }

    /**
     * What makes a value be loaded anew before or after its time.
     *
     * @param ahead a hit with this much left, or less, starts a load in the background; zero: none does
     * @param early the factor of probabilistic early renewal; zero: off
     * @param loadTimeout a load that takes longer is answered with an old value if there is one; zero: never
     * @param inBackground false: the method needs what only a call has, so nothing is loaded without one
     */
    public record Renewal(Duration ahead, double early, Duration loadTimeout, boolean inBackground) {
    }
}
