package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Product;

/** What Redis is asked, as it says itself. */
class RedisContract extends Topic {

    RedisContract(Container container) {
        super(container);
    }

    @Test
    void missAsksLeasesAndStoresOnce() throws Exception {
        plain.remote("the server knows the scripts now", () -> Product.named("0"));
        Map<String, Long> before = redis.calls();
        plain.remote("1", () -> Product.named("1"));
        // What runs within the two scripts is counted as well: each reads the key and sets it.
        assertThat(redis.callsSince(before)).containsEntry("evalsha", 2L).containsEntry("get", 3L)
                .containsEntry("set", 2L).doesNotContainKeys("multi", "watch", "eval");
    }

    @Test
    void thousandHitsAreThousandReadsAndNothingElse() throws Exception {
        plain.remote("1", () -> Product.named("1"));
        awaitStored("contract:remote:1");
        // After an outage that another test made it subscribes anew, in its own time.
        await().until(() -> String.valueOf(server.command("PUBSUB", "CHANNELS")).contains("%filled"));
        Map<String, Long> before = redis.calls();
        for (int i = 0; i < 1_000; i++) {
            plain.remote("1", () -> Product.named("not asked"));
        }
        assertThat(redis.callsSince(before)).isEqualTo(Map.of("mget", 1_000L));
    }

    @Test
    void applicationKeepsFewConnections() throws Exception {
        plain.remote("1", () -> Product.named("1"));
        long clients = String.valueOf(server.command("CLIENT", "LIST")).lines().count();
        assertThat(clients).as("its own, and the one that asks").isBetween(2L, 4L);
    }

    @Test
    void absentValueIsAnEntryWithoutPayload() throws Exception {
        plain.remote("1", () -> null);
        awaitStored("contract:remote:1");
        assertThat(redis.type("contract:remote:1")).isEqualTo("string");
        assertThat((Long) server.command("STRLEN", "contract:remote:1")).isEqualTo(66L);
    }
}
