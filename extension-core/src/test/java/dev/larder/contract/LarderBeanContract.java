package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.larder.CacheStats;
import dev.larder.Key;
import dev.larder.contract.shop.HeardCalls;
import dev.larder.contract.shop.Product;
import dev.larder.spi.Source;

/** Caches in code, and who is told of what happens in them. */
class LarderBeanContract extends Topic {

    LarderBeanContract(Container container) {
        super(container);
    }

    private Product load(String id, String name) throws Exception {
        return plain.product(id, () -> Product.named(name));
    }

    @Test
    void invalidateForgetsOneEntryInBothTiers() throws Exception {
        load("1", "old");
        load("2", "kept");
        awaitStored("contract:product:2");
        cache("product").invalidate(Key.of("product:{0}", "1"));
        assertThat(settledKeys()).containsExactly("contract:product:2");
        assertThat(load("1", "new").id()).isEqualTo("new");
        assertThat(load("2", "not asked").id()).isEqualTo("kept");
    }

    @Test
    void invalidateWithoutWaitingCompletesWhenRedisHasAnswered() throws Exception {
        load("1", "old");
        awaitStored("contract:product:1");
        cache("product").invalidateAsync(Key.of("product:{0}", "1")).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(settledKeys()).isEmpty();
        assertThat(load("1", "new").id()).isEqualTo("new");
    }

    @Test
    void clearForgetsTheEntriesOfTheCacheAndNoOthers() throws Exception {
        load("1", "old");
        load("2", "old");
        plain.even("1", () -> Product.named("kept"));
        server.command("SET", "contract:product", "not an entry");
        server.command("SET", "another:product:1", "of another application");
        awaitStored("contract:product:2");
        awaitStored("contract:even:1");
        cache("product").clear();
        assertThat(load("1", "new").id()).isEqualTo("new");
        assertThat(plain.even("1", () -> Product.named("not asked")).id()).isEqualTo("kept");
    }

    @Test
    void clearIsOneCommandWhateverThereIsToForget() throws Exception {
        for (int i = 0; i < 100; i++) {
            load(String.valueOf(i), "old");
        }
        awaitStored("contract:product:99");
        cache("product").clear();
        Map<String, Long> before = redis.calls();
        cache("product").clear();
        assertThat(redis.callsSince(before)).containsEntry("evalsha", 1L).doesNotContainKeys("scan", "unlink", "del");
        for (int i = 0; i < 100; i++) {
            assertThat(load(String.valueOf(i), "new").id()).isEqualTo("new");
        }
    }

    @Test
    void statsCountWhatHappened() throws Exception {
        CacheStats before = cache("product").stats();
        load("1", "a");
        load("1", "a");
        awaitStored("contract:product:1");
        onlyInRedis("product", "contract:product:1", Key.of("product:{0}", "1"));
        load("1", "a");
        CacheStats after = cache("product").stats();
        assertThat(after.loads() - before.loads()).isEqualTo(1);
        assertThat(after.stores() - before.stores()).isEqualTo(1);
        assertThat(after.memoryHits() - before.memoryHits()).isEqualTo(1);
        assertThat(after.redisHits() - before.redisHits()).isEqualTo(1);
        assertThat(after.unreadable()).isEqualTo(before.unreadable());
    }

    @Test
    void unknownCacheIsRefusedWithTheNamesThatExist() {
        assertThatThrownBy(() -> cache("produkt")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("produkt").hasMessageContaining("product");
        assertThat(container.larder().caches()).contains("product", "Keyed.derived", "Products.load");
        assertThat(cache("product").name()).isEqualTo("product");
    }

    @Test
    void listenerIsToldOfEachAnswer() throws Exception {
        load("1", "a");
        load("1", "a");
        assertThat(container.bean(HeardCalls.class).heard()).containsExactly(
                new HeardCalls.Heard("product", "contract:product:1", Source.METHOD),
                new HeardCalls.Heard("product", "contract:product:1", Source.MEMORY));
    }

    @Test
    void listenerThatThrowsDisturbsNobody() throws Exception {
        assertThat(load("annoying", "a").id()).isEqualTo("a");
        assertThat(load("annoying", "b").id()).isEqualTo("a");
        assertThat(load("breaking", "a").id()).isEqualTo("a");
        assertThat(load("breaking", "b").id()).isEqualTo("a");
    }
}
