package dev.larder.internal.assembly;

import java.security.SecureRandom;

import dev.larder.internal.redis.vertx.RedisLink;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.remote.Progress;
import dev.larder.internal.tier.remote.RedisTier;
import dev.larder.internal.time.Time;

/** Joins a link to Redis with the tier above it and the assembly that waits for its news. */
public final class RedisWiring {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RedisWiring() {
    }

    public static RemoteTier tier(RedisLink link, Blueprint blueprint, Time time, Journal journal) {
        return new RedisTier(link.port(), link.clock()::now, RedisWiring::token, blueprint.channel(),
                () -> Progress.logged(time, journal));
    }

    /** Lets the assembly hear of the fills of other processes, if it has methods that wait for them. */
    public static void listen(RedisLink link, Blueprint blueprint, Assembly assembly) {
        if (blueprint.waitsForOthers()) {
            link.listen(blueprint.channel(), assembly::filled, assembly::missedFills);
        }
    }

    private static byte[] token() {
        byte[] token = new byte[Lease.TOKEN_LENGTH];
        RANDOM.nextBytes(token);
        return token;
    }
}
