package dev.larder.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.config.SettingsLoader;
import dev.larder.internal.engine.EngineLimits;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class BlueprintTest {

    private static EngineLimits limits(Map<String, String> keys) {
        LarderSettings settings = SettingsLoader.load(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(keys, "test", 100)).build());
        return new Blueprint(settings, List.of(), "shop", key -> Optional.empty()).engineLimits();
    }

    @Test
    void boundsOfTheEngineAreThoseOfTheSettings() {
        EngineLimits limits = limits(Map.of("larder.waiters.max-wait", "7s", "larder.waiters.max-per-key", "11",
                "larder.refresh.max-concurrent", "13", "larder.lease.duration", "5s", "larder.redis.deadline", "80ms"));
        assertThat(limits.maxWait()).isEqualTo(Duration.ofSeconds(7));
        assertThat(limits.maxWaitersPerKey()).isEqualTo(11);
        assertThat(limits.maxRenewals()).isEqualTo(13);
        assertThat(limits.leaseLength()).isEqualTo(Duration.ofSeconds(5));
        assertThat(limits.patience()).isGreaterThan(Duration.ofMillis(80)).isLessThan(Duration.ofMillis(160));
    }
}
