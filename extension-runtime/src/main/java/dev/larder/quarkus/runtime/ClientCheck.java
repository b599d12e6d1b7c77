package dev.larder.quarkus.runtime;

import java.util.ArrayList;
import java.util.List;

import dev.larder.internal.assembly.Blueprint;
import dev.larder.internal.config.Configuration;
import dev.larder.internal.config.SettingsException;
import io.quarkus.redis.runtime.client.config.RedisConfig;

/** Whether the Redis client that Quarkus manages is one that Larder can share. */
final class ClientCheck {

    private static final String STANDALONE = "standalone";
    private static final int DEFAULT_POOL = 6;

    private ClientCheck() {
    }

    /** @throws SettingsException if it is not */
    static void check(String client, Configuration configuration, Blueprint blueprint) {
        if (!blueprint.needsRedis()) {
            return;
        }
        List<String> problems = new ArrayList<>();
        String typeKey = RedisConfig.getPropertyName(client, "client-type");
        configuration.value(typeKey).filter(type -> !type.equalsIgnoreCase(STANDALONE)).ifPresent(type -> problems.add(
                "%s = '%s': allowed: standalone, for the client that Larder uses; name another in larder.redis.client-name"
                        .formatted(typeKey, type)));
        String poolKey = RedisConfig.getPropertyName(client, "max-pool-size");
        int pool = configuration.value(poolKey).map(Integer::valueOf).orElse(DEFAULT_POOL);
        // Its own, those to listen on, and one at least for the application.
        int needed = blueprint.connections().connections() + 3;
        if (pool < needed) {
            problems.add(
                    ("%s = '%d': allowed: %d or more, as Larder keeps %d connections (larder.redis.connections and two to"
                            + " listen on) of the client's pool for good")
                            .formatted(poolKey, pool, needed, needed - 1));
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}
