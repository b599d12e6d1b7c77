package dev.larder.quarkus.test.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Cached;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;

class UserTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Orders.class, Shop.class))
            .overrideConfigKey("larder.redis.deadline", "10s")
            .overrideConfigKey("larder.lease.duration", "30s")
            .overrideConfigKey("quarkus.application.name", "shop");

    @ApplicationScoped
    static class Orders {

        @Inject
        SecurityIdentity caller;

        @Cached(cache = "orders", key = "orders:{@user}")
        String mine() {
            return "orders of " + (caller.isAnonymous() ? "nobody" : caller.getPrincipal().getName());
        }
    }

    @ApplicationScoped
    static class Shop {

        @Inject
        Orders orders;

        @Inject
        CurrentIdentityAssociation callers;

        @ActivateRequestContext
        String ordersOf(SecurityIdentity caller) {
            callers.setIdentity(caller);
            return orders.mine();
        }
    }

    @Inject
    Shop shop;

    @Inject
    RedisDataSource redis;

    @Test
    void callersHaveEntriesOfTheirOwnAndAnonymousIsOneOfThem() {
        assertThat(shop.ordersOf(user("ada"))).isEqualTo("orders of ada");
        assertThat(shop.ordersOf(user("bob"))).isEqualTo("orders of bob");
        assertThat(shop.ordersOf(user("ada"))).isEqualTo("orders of ada");
        assertThat(shop.ordersOf(user("null"))).isEqualTo("orders of null");
        assertThat(shop.ordersOf(user("a:b"))).isEqualTo("orders of a:b");
        assertThat(shop.ordersOf(QuarkusSecurityIdentity.builder().setAnonymous(true).build()))
                .isEqualTo("orders of nobody");
        await().untilAsserted(() -> assertThat(redis.key().keys("shop:orders:*")).containsExactlyInAnyOrder(
                "shop:orders:ada", "shop:orders:bob",
                "shop:orders:null", "shop:orders:a%3Ab", "shop:orders:%null"));
    }

    private static SecurityIdentity user(String name) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name)).build();
    }
}
