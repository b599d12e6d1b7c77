package dev.larder.quarkus.test.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Cached;
import dev.larder.spi.Ambient;
import dev.larder.spi.AmbientValue;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.QuarkusUnitTest;

class OwnUserTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Orders.class, Session.class))
            .overrideConfigKey("larder.redis.deadline", "10s")
            .overrideConfigKey("larder.lease.duration", "30s")
            .overrideConfigKey("quarkus.application.name", "shop");

    @ApplicationScoped
    @Ambient("user")
    static class Session implements AmbientValue {

        @Override
        public String current() {
            return "from the session";
        }
    }

    @ApplicationScoped
    static class Orders {

        @Cached(cache = "orders", key = "mine:{@user}")
        String mine() {
            return "orders";
        }
    }

    @Inject
    Orders orders;

    @Inject
    RedisDataSource redis;

    @Test
    void anApplicationsOwnUserComesBeforeTheOneOfTheSecurityIdentity() {
        orders.mine();
        await().untilAsserted(() -> assertThat(redis.key().exists("shop:mine:from%20the%20session")).isTrue());
    }
}
