package dev.larder.quarkus.runtime;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;

/**
 * What {@code META-INF/microprofile-config.properties} says of the default Redis client, said of the one that
 * {@code larder.redis.client-name} names: its extension starts no container for it, as Larder has a dev service.
 */
public class NamedClientDefaults implements ConfigSourceFactory {

    private static final int AS_WEAK_AS_THE_FILE = 100;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String client = context.getValue("larder.redis.client-name").getValue();
        if (client == null || client.isEmpty()) {
            return List.of();
        }
        String key = RedisConfig.getPropertyName(client, "devservices.enabled");
        return List.of(new PropertiesConfigSource(Map.of(key, "false"), "Larder's named Redis client",
                AS_WEAK_AS_THE_FILE));
    }
}
