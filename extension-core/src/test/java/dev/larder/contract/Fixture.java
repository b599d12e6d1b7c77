package dev.larder.contract;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import dev.larder.CacheStats;
import dev.larder.contract.shop.HeardCalls;
import dev.larder.contract.shop.Plain;
import dev.larder.contract.shop.Product;

/** Brings the application and its Redis back to where every test begins: connected, and nothing cached. */
final class Fixture {

    private static final AtomicInteger PROBES = new AtomicInteger();

    private final Container container;

    Fixture(Container container) {
        this.container = container;
    }

    /** Patience with a real server, on a busy machine. */
    static ConditionFactory soon() {
        return Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(20));
    }

    void prepare() {
        if (!container.redis().isRunning()) {
            container.redis().restart();
        }
        container.redis().command("REPLICAOF", "NO", "ONE");
        container.redis().command("CONFIG", "SET", "maxmemory", "0");
        removeEntries();
        awaitRedis();
        // What is owed is not stored.
        soon().until(() -> container.larder().owedInvalidations() == 0);
        container.larder().caches().forEach(name -> container.larder().cache(name).clear());
        removeEntries();
        container.bean(HeardCalls.class).forget();
    }

    /** Not the news: with them gone, a process forgets all it holds and loads, whenever it hears of it. */
    private void removeEntries() {
        container.redis().command("EVAL", """
                for _, key in ipairs(redis.call('KEYS', '*')) do
                  if not string.find(key, '%{news}', 1, true) then redis.call('DEL', key) end
                end
                """, "0");
    }

    /** Returns when an entry that one call stored answers another from Redis. */
    void awaitRedis() {
        Plain plain = container.bean(Plain.class);
        soon().until(() -> {
            String id = "probe" + PROBES.incrementAndGet();
            plain.remote(id, () -> Product.named(id));
            CacheStats before = container.larder().cache("remote").stats();
            plain.remote(id, () -> Product.named(id));
            return container.larder().cache("remote").stats().redisHits() > before.redisHits();
        });
    }
}
