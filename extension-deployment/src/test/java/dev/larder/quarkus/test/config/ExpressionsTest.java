package dev.larder.quarkus.test.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Cached;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.QuarkusUnitTest;

class ExpressionsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Prices.class))
            .overrideConfigKey("larder.redis.deadline", "10s")
            .overrideConfigKey("larder.lease.duration", "30s")
            .overrideConfigKey("quarkus.application.name", "shop")
            .overrideRuntimeConfigKey("shop.price.ttl", "40s");

    @ApplicationScoped
    static class Prices {

        @Cached(key = "configured:{id}", ttl = "${shop.price.ttl}", jitter = 0)
        long configured(long id) {
            return id;
        }

        @Cached(key = "otherwise:{id}", ttl = "${shop.no-such.ttl:20s}", jitter = 0)
        long otherwise(long id) {
            return id;
        }
    }

    @Inject
    Prices prices;

    @Inject
    RedisDataSource redis;

    @Test
    void anExpressionTakesWhatIsConfiguredAtStartElseItsDefault() {
        prices.configured(1);
        prices.otherwise(1);
        await().untilAsserted(() -> assertThat(redis.key().pttl("shop:configured:1")).isBetween(20_001L, 40_000L));
        await().untilAsserted(() -> assertThat(redis.key().pttl("shop:otherwise:1")).isBetween(1L, 20_000L));
    }
}
