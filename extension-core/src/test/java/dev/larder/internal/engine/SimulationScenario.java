package dev.larder.internal.engine;

import java.time.Duration;
import java.util.SplittableRandom;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.policy.Policy;

/**
 * The circumstances of one schedule, all drawn from its seed.
 *
 * @param many how many of a hundred calls are for many keys
 * @param faults what goes wrong besides invalidations and evictions
 * @param longestLoad a load takes this long at most
 * @param failing the part of the loads that fail
 * @param plain whether callers leave with their answer, as a thread does, and hear nothing after it
 * @param steps how much happens
 */
record SimulationScenario(int processes, int keys, int many, Faults faults, Policy policy, EngineLimits limits,
        Duration longestLoad, double failing, boolean plain, int steps) {

    enum Faults {

        /** Redis answers, soon and in order, and every process lives. */
        NONE,

        /** As with {@link #NONE}, but processes stop: for a while or for good. */
        DEATHS,

        /** Requests and replies are lost, late and refused; fills are not told; processes stop. */
        ALL
    }

    private static final Duration LEASE = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMillis(150);

    static SimulationScenario draw(SplittableRandom random) {
        Faults faults = Faults.values()[random.nextInt(3)];
        boolean hangs = random.nextInt(6) == 0;
        Policy policy = policy(random);
        Duration maxWait = Duration.ofMillis(faults == Faults.ALL ? 200 + random.nextInt(800) : 1500);
        return new SimulationScenario(2 + random.nextInt(2), 1 + random.nextInt(3),
                Math.max(0, random.nextInt(-100, 100)),
                faults, policy,
                new EngineLimits(maxWait, 64, 1 + random.nextInt(3), LEASE, LONGEST, PATIENCE, 100),
                Duration.ofMillis(hangs ? 3000 : 150), random.nextInt(3) == 0 ? 0.4 : 0.05, random.nextBoolean(),
                12 + random.nextInt(20));
    }

    boolean isClusterWide() {
        return policy.waitsForOthers();
    }

    boolean fliesAlone() {
        return policy.singleFlight() == SingleFlight.NONE;
    }

    /** How old an answer may be, from the end of its load to the call. */
    Duration oldest() {
        Policy.Lifetime lifetime = policy.lifetime();
        return Duration.ofNanos((long) (lifetime.ttl().toNanos() * (1 + lifetime.jitter())))
                .plus(policy.staleness().kept());
    }

    /** The longest a call may take in a process that is never stopped: it waits, queues, and loads at last. */
    Duration longestCall() {
        return limits.maxWait().multipliedBy(4).plus(longestLoad.multipliedBy(2)).plus(PATIENCE.multipliedBy(20));
    }

    private static Policy policy(SplittableRandom random) {
        PolicyDraft draft = new PolicyDraft()
                .ttl(millis(random, 100, 900))
                .jitter(random.nextBoolean() ? 0 : 0.2)
                .negativeTtl(random.nextBoolean() ? Duration.ZERO : millis(random, 100, 900))
                .grace(sometimes(random, 50, 600))
                .ifError(sometimes(random, 50, 900))
                .errorPause(millis(random, 20, 300))
                .ahead(sometimes(random, 20, 200))
                .loadTimeout(sometimes(random, 10, 100))
                .localTtl(sometimes(random, 20, 300))
                .early(random.nextInt(5) == 0 ? 1 : 0)
                .maxConcurrentLoads(random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0);
        if (random.nextInt(4) == 0) {
            draft.inForeground();
        }
        int tier = random.nextInt(6);
        draft.tier(tier == 0 ? Tier.LOCAL : tier < 3 ? Tier.REMOTE : Tier.BOTH);
        int flight = random.nextInt(8);
        draft.singleFlight(flight == 0 ? SingleFlight.NONE : flight < 3 ? SingleFlight.LOCAL : SingleFlight.CLUSTER);
        return draft.settle();
    }

    private static Duration sometimes(SplittableRandom random, int least, int most) {
        return random.nextBoolean() ? Duration.ZERO : millis(random, least, most);
    }

    private static Duration millis(SplittableRandom random, int least, int most) {
        return Duration.ofMillis(random.nextInt(least, most));
    }
}
