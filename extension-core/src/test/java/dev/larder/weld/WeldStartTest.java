package dev.larder.weld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import org.awaitility.Awaitility;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

import dev.larder.Larder;
import dev.larder.contract.shop.HeardCalls;
import dev.larder.contract.shop.Plain;
import dev.larder.contract.shop.Product;
import dev.larder.spi.Source;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** What configuration makes of the start, outside Quarkus. */
@WithRedis
class WeldStartTest {

    private static Product call(Plain plain, String id, String name) throws Exception {
        return plain.product(id, () -> Product.named(name));
    }

    @Test
    void withoutRedisTheStartSaysWhatToSet() {
        assertThatThrownBy(() -> WeldApplication.boot(Map.of())).hasStackTraceContaining(
                "larder.redis.hosts has no value: set it to the address of Redis, such as redis://localhost:6379, or keep"
                        + " the caches in memory with larder.defaults.tier=local");
    }

    @Test
    void withoutRedisCachesThatAreLocalStart() throws Exception {
        // What an annotation says wins over the defaults, so caches of Redis alone are told one by one.
        Map<String, String> configuration = new HashMap<>(Map.of("larder.defaults.tier", "local"));
        for (String cache : WeldApplication.REMOTE_CACHES) {
            configuration.put("larder.caches.\"" + cache + "\".tier", "local");
        }
        try (WeldContainer weld = WeldApplication.boot(configuration)) {
            Plain plain = weld.select(Plain.class).get();
            call(plain, "1", "a");
            assertThat(call(plain, "1", "b").id()).isEqualTo("a");
            weld.select(Larder.class).get().cache("product").clear();
            assertThat(call(plain, "1", "b").id()).isEqualTo("b");
        }
    }

    @Test
    void cachingThatIsOffNeedsNoRedisAndRunsEachMethod() throws Exception {
        try (WeldContainer weld = WeldApplication.boot(Map.of("larder.enabled", "false"))) {
            Plain plain = weld.select(Plain.class).get();
            assertThat(call(plain, "1", "a").id()).isEqualTo("a");
            assertThat(call(plain, "1", "b").id()).isEqualTo("b");
        }
    }

    @Test
    void cachingThatIsOffLeavesRedisAlone(RedisHandle redis) throws Exception {
        try (WeldApplication application = WeldApplication.start(redis, Map.of("larder.enabled", "false"))) {
            call(application.bean(Plain.class), "1", "a");
            application.larder().cache("product").clear();
            assertThat(redis.command("DBSIZE")).isEqualTo(0L);
        }
    }

    @Test
    void badValueStopsTheStartWithKeyValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> WeldApplication.boot(Map.of("larder.defaults.ttl", "soon")))
                .hasStackTraceContaining("larder.defaults.ttl").hasStackTraceContaining("soon");
    }

    @Test
    void badHostStopsTheStart() {
        assertThatThrownBy(() -> WeldApplication.boot(Map.of("larder.redis.hosts", "localhost:6379")))
                .hasStackTraceContaining("larder.redis.hosts").hasStackTraceContaining("redis://");
    }

    @Test
    void redisThatIsAbsentAtTheStartIsFoundWhenItComes(RedisHandle redis) throws Exception {
        redis.kill();
        try (WeldApplication application = WeldApplication.start(redis, Map.of())) {
            Plain plain = application.bean(Plain.class);
            for (int i = 0; i < 30; i++) {
                assertThat(plain.remote("1", () -> Product.named("by the method")).id()).isEqualTo("by the method");
            }
            redis.restart();
            Awaitility.await().until(() -> {
                plain.remote("2", () -> Product.named("stored"));
                return application.larder().cache("remote").stats().redisHits() > 0;
            });
            assertThat(redis.command("EXISTS", "contract:remote:2")).isEqualTo(1L);
        }
    }

    @Test
    void serverThatLoadsItsDataIsSparedAndTheMethodAnswers() throws Exception {
        try (LoadingServer server = new LoadingServer();
                WeldContainer weld = WeldApplication.boot(Map.of("larder.redis.hosts", server.uri(),
                        "larder.redis.breaker.open", "60s", "larder.redis.breaker.max-open", "60s"))) {
            Plain plain = weld.select(Plain.class).get();
            int[] runs = new int[1];
            for (int i = 0; i < 200; i++) {
                plain.remote("1", () -> {
                    runs[0]++;
                    return Product.named("1");
                });
            }
            assertThat(runs[0]).isEqualTo(200);
            assertThat(server.refused()).as("commands before the breaker opened").isBetween(1, 60);
        }
    }

    @Test
    void twoApplicationsShareRedisAndNothingElse(RedisHandle redis) throws Exception {
        try (WeldApplication one = WeldApplication.start(redis, Map.of());
                WeldApplication other = WeldApplication.start(redis, Map.of())) {
            call(one.bean(Plain.class), "1", "a");
            Awaitility.await().until(() -> redis.command("EXISTS", "contract:product:1").equals(1L));
            assertThat(call(other.bean(Plain.class), "1", "b").id()).isEqualTo("a");
            assertThat(other.larder().cache("product").stats().redisHits()).isEqualTo(1);
            assertThat(other.bean(HeardCalls.class).heard()).singleElement()
                    .extracting(HeardCalls.Heard::source).isEqualTo(Source.REDIS);
        }
    }
}
