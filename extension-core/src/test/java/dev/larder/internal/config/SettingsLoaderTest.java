package dev.larder.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class SettingsLoaderTest {

    private static final String DURATION = "a duration of more than zero: a whole number with ms, s, m, h or d behind it,"
            + " such as 500ms, 30s or 7d, or ISO-8601, such as PT1M30S";

    @Test
    void withoutAnySettingTheDefaultsHold() {
        LarderSettings settings = SettingsLoader.load(config(Map.of()));

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.prefix()).isEmpty();
        assertThat(settings.local().maxWeight()).isEqualTo(new MemorySize(64 << 20));
        assertThat(settings.maxValueSize()).isEqualTo(new MemorySize(16 << 20));
        assertThat(settings.waiters().maxWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.waiters().maxPerKey()).isEqualTo(10_000);
        assertThat(settings.refresh().maxConcurrent()).isEqualTo(64);
        assertThat(settings.lease().duration()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.lease().maxDuration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.defaults().ttl()).isEmpty();
        assertThat(settings.defaults().tier()).isEmpty();
        assertThat(settings.caches()).isEmpty();
    }

    @Test
    void withoutAnySettingTheDefaultsOfRedisHold() {
        RedisSettings redis = SettingsLoader.load(config(Map.of())).redis();

        assertThat(redis.hosts()).isEmpty();
        assertThat(redis.clientName()).isEmpty();
        assertThat(redis.connections()).isEqualTo(1);
        assertThat(redis.deadline()).isEqualTo(Duration.ofMillis(100));
        assertThat(redis.maxQueued()).isEqualTo(10_000);
        assertThat(redis.reconnect().minBackoff()).isEqualTo(Duration.ofMillis(50));
        assertThat(redis.reconnect().maxBackoff()).isEqualTo(Duration.ofSeconds(5));
        assertThat(redis.breaker().enabled()).isTrue();
        assertThat(redis.breaker().window()).isEqualTo(50);
        assertThat(redis.breaker().failureRatio()).isEqualTo(0.5);
        assertThat(redis.breaker().open()).isEqualTo(Duration.ofSeconds(1));
        assertThat(redis.breaker().maxOpen()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aCacheIsSetByItsNameDotsIncluded() {
        LarderSettings settings = SettingsLoader.load(config(Map.of(
                "larder.caches.\"Catalog.find\".ttl", "10m",
                "larder.caches.\"Catalog.find\".tier", "remote",
                "larder.caches.products.enabled", "false",
                "larder.defaults.single-flight", "NONE",
                "larder.defaults.jitter", "0.25")));

        CacheSettings find = settings.caches().get("Catalog.find");
        assertThat(find.ttl()).contains(Duration.ofMinutes(10));
        assertThat(find.tier()).contains(Tier.REMOTE);
        assertThat(find.enabled()).isTrue();
        assertThat(settings.caches().get("products").enabled()).isFalse();
        assertThat(settings.defaults().singleFlight()).contains(SingleFlight.NONE);
        assertThat(settings.defaults().jitter()).hasValue(0.25);
    }

    @Test
    void environmentExpressionsAndProfilesAreSettledAsTheApplicationHasSetThemUp() {
        Config config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .withSources(new EnvConfigSource(Map.of("LARDER_REDIS_CLIENT_NAME", "shop",
                        "LARDER_CACHES__PRODUCTS__TTL", "3m"), 300))
                .withSources(new PropertiesConfigSource(Map.of("wait", "2s", "larder.waiters.max-wait", "${wait}",
                        "larder.redis.deadline", "1s", "%prod.larder.redis.deadline", "20ms"), "application", 100))
                .build();

        LarderSettings settings = SettingsLoader.load(config);

        assertThat(settings.redis().clientName()).contains("shop");
        assertThat(settings.redis().deadline()).isEqualTo(Duration.ofMillis(20));
        assertThat(settings.waiters().maxWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.caches().get("products").ttl()).contains(Duration.ofMinutes(3));
        assertThat(UnknownKeys.find(config.getPropertyNames(), Set.of("products"), Set.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    larder.enabled|flase|true or false
                    larder.enabled|''|true or false
                    larder.redis.deadline|5x|@
                    larder.redis.deadline|0s|@
                    larder.waiters.max-wait|''|@
                    larder.caches."a.b".ttl|never|@
                    larder.defaults.negative-ttl|-1s|a duration: a whole number with ms, s, m, h or d behind it, such as 500ms, \
                    30s or 7d, or ISO-8601, such as PT1M30S
                    larder.redis.connections|17|a whole number from 1 to 16
                    larder.redis.connections|0|a whole number from 1 to 16
                    larder.redis.max-queued|many|a whole number from 1 to 1000000
                    larder.redis.breaker.window|99999999999|a whole number from 1 to 10000
                    larder.redis.breaker.failure-ratio|0|a number of more than 0, up to 1
                    larder.redis.breaker.failure-ratio|1.5|a number of more than 0, up to 1
                    larder.defaults.jitter|0.6|a number from 0 to 0.5
                    larder.defaults.jitter|NaN|a number from 0 to 0.5
                    larder.caches.a.tier|configured|one of both, local, remote
                    larder.defaults.single-flight|configured|one of cluster, local, none
                    larder.defaults.refresh|later|one of auto, background, foreground
                    larder.caches.a.early-refresh|10.5|a number from 0 to 10
                    larder.defaults.max-concurrent-loads|-1|a whole number from 0 to 1000000
                    larder.consistency|weak|one of eventual, strict
                    larder.refresh.max-concurrent|0|a whole number from 1 to 100000
                    larder.lease.duration|0s|@
                    larder.lease.max-duration|long|@
                    larder.local.max-weight|64MB|a number of bytes, or with K, M or G behind it, such as 512K or 64M
                    larder.max-value-size|1G|a number of bytes, or with K, M or G behind it, such as 512K or 64M, from 1K to 512M
                    """)
    void aBadValueStopsTheStartWithTheKeyTheValueAndWhatIsAllowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> SettingsLoader.load(config(Map.of(key, value))))
                .isInstanceOf(SettingsException.class)
                .hasMessage("Larder cannot start:\n  - " + key + " = '" + value + "': allowed: "
                        + allowed.replace("@", DURATION));
    }

    @Test
    void allBadValuesAreToldAtOnce() {
        assertThatThrownBy(() -> SettingsLoader.load(config(Map.of("larder.redis.deadline", "5x", "larder.enabled",
                "maybe", "larder.caches.\"p\".jitter", "1"))))
                .hasMessage("Larder cannot start:\n"
                        + "  - larder.caches.\"p\".jitter = '1': allowed: a number from 0 to 0.5\n"
                        + "  - larder.enabled = 'maybe': allowed: true or false\n"
                        + "  - larder.redis.deadline = '5x': allowed: " + DURATION);
    }

    @Test
    void valuesThatContradictEachOtherStopTheStart() {
        assertThatThrownBy(() -> SettingsLoader.load(config(Map.of("larder.redis.reconnect.min-backoff", "6s",
                "larder.redis.breaker.max-open", "500ms", "larder.lease.duration", "99ms",
                "larder.lease.max-duration", "98ms"))))
                .hasMessage("Larder cannot start:\n"
                        + "  - larder.redis.reconnect.min-backoff = 'PT6S': allowed: at most the value of"
                        + " larder.redis.reconnect.max-backoff, which is 'PT5S'\n"
                        + "  - larder.redis.breaker.open = 'PT1S': allowed: at most the value of"
                        + " larder.redis.breaker.max-open, which is 'PT0.5S'\n"
                        + "  - larder.redis.deadline = 'PT0.1S': allowed: at most the value of"
                        + " larder.lease.duration, which is 'PT0.099S'\n"
                        + "  - larder.lease.duration = 'PT0.099S': allowed: at most the value of"
                        + " larder.lease.max-duration, which is 'PT0.098S'");
    }

    @Test
    void anExpressionWithoutAValueStopsTheStart() {
        assertThatThrownBy(() -> SettingsLoader.load(config(Map.of("larder.redis.deadline", "${no.such}"))))
                .isInstanceOf(SettingsException.class)
                .hasMessage("Larder cannot start:\n  - larder.redis.deadline: its value names keys that have none:"
                        + " no.such");
    }

    @Test
    void aPasswordInAnAddressIsNotTold() {
        assertThatThrownBy(
                () -> SettingsLoader.load(config(Map.of("larder.redis.hosts", "redis://:s3cret@${no.such}"))))
                .hasMessage(
                        "Larder cannot start:\n  - larder.redis.hosts: its value names keys that have none: no.such");
    }

    @Test
    void emptyValuesOfOptionalKeysCountAsNotSet() {
        LarderSettings settings = SettingsLoader.load(config(Map.of("larder.prefix", "", "larder.defaults.ttl", "",
                "larder.defaults.jitter", "")));

        assertThat(settings.prefix()).isEmpty();
        assertThat(settings.defaults().ttl()).isEmpty();
        assertThat(settings.defaults().jitter()).isEmpty();
    }

    @Test
    void everyKeyOfTheMappingHasARuleAndEveryRuleAKey() {
        Set<String> mapped = new TreeSet<>();
        ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(LarderSettings.class)).keySet().stream()
                .map(key -> key.replace("caches.*.", "caches.\"name\".")).forEach(mapped::add);

        Set<String> ruled = new TreeSet<>(Keys.FIXED.keySet());
        Keys.OF_CACHE.keySet().forEach(member -> ruled.add(Keys.ofCache("name", member)));
        assertThat(mapped).isEqualTo(ruled);
    }

    @Test
    void whatAPolicySaysOfStalenessAndRenewalIsReadForEachCache() {
        CacheSettings cache = SettingsLoader.load(config(Map.of("larder.caches.a.stale-grace", "1m",
                "larder.caches.a.error-pause", "0s", "larder.caches.a.early-refresh", "1.5", "larder.caches.a.refresh",
                "foreground", "larder.caches.a.max-concurrent-loads", "3"))).caches().get("a");

        assertThat(cache.staleGrace()).contains(Duration.ofMinutes(1));
        assertThat(cache.errorPause()).contains(Duration.ZERO);
        assertThat(cache.earlyRefresh()).hasValue(1.5);
        assertThat(cache.refresh()).contains(RefreshPlace.FOREGROUND);
        assertThat(cache.maxConcurrentLoads()).hasValue(3);
        assertThat(cache.staleIfError()).isEmpty();
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100)).build();
    }
}
