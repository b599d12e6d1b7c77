package dev.larder.internal.engine;

import java.time.Duration;
import java.util.SplittableRandom;

import dev.larder.internal.coherence.NewsModel;
import dev.larder.internal.coherence.View;
import dev.larder.internal.redis.ServerClock;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.MapTier;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.TagMoves;

/** What runs in a process: an engine over its own memory and the common Redis, and one cached method. */
final class SimulatedNode {

    private static final Duration CLOCK_PERIOD = Duration.ofSeconds(10);

    final SimulatedProcess process;
    final Engine engine;
    final CachedMethod method;

    SimulatedNode(SimulatedProcess process, SimulatedLink link, SimulationScenario scenario,
            Simulation.Control control, SplittableRandom random) {
        this.process = process;
        ServerClock clock = new ServerClock(link, process, CLOCK_PERIOD);
        clock.measure();
        byte[] own = token(random);
        boolean oneToken = control == Simulation.Control.TOKEN_PER_PROCESS;
        RemoteTier tier = NewsModel.tier(link, clock::now, () -> oneToken ? own : token(random));
        this.engine = new Engine(MapTier.of(control != Simulation.Control.MEMORY_UNFENCED), offended(tier, control),
                process, random::nextDouble, scenario.limits(), View.always(), new TagMoves(), (about, text) -> {});
        this.method = TestMethods.under(scenario.policy());
    }

    /** What has not ended; empty if all has. */
    String underWay() {
        int flights = engine.flightsUnderWay();
        int waits = engine.waits.count();
        int renewals = engine.renewalsUnderWay();
        int loads = method.gate().underWay();
        return flights + waits + renewals + loads == 0 ? ""
                : "%d flights, %d waits, %d renewals, %d at the gate".formatted(flights, waits, renewals, loads);
    }

    private static RemoteTier offended(RemoteTier tier, Simulation.Control control) {
        return switch (control) {
            case STAMP_AFTER_LOAD -> new OffendingTiers.LateLease(tier);
            case LEASE_FOR_ALL -> new OffendingTiers.LeaseForAll(tier);
            default -> tier;
        };
    }

    private static byte[] token(SplittableRandom random) {
        byte[] token = new byte[Lease.TOKEN_LENGTH];
        random.nextBytes(token);
        return token;
    }
}
