package dev.larder.quarkus.test.transaction;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import io.smallrye.mutiny.Uni;

/** A price that is there for others when it is committed. */
@Singleton
class Prices {

    final AtomicInteger loads = new AtomicInteger();

    volatile boolean failsToCommit;

    volatile long readBeforeCommit;

    private volatile long written;

    private volatile long committed;

    @Cached(cache = "prices", key = "price:{id}")
    public Uni<Long> price(long id) {
        loads.incrementAndGet();
        return Uni.createFrom().item(committed);
    }

    @Committing
    @CacheInvalidate(key = "price:{id}")
    public Uni<Void> set(long id, long price) {
        return Uni.createFrom().voidItem().invoke(() -> written = price);
    }

    @Committing
    @CachePut(key = "price:{id}", value = "{price}")
    public Uni<Void> put(long id, long price) {
        return Uni.createFrom().voidItem().invoke(() -> written = price);
    }

    Uni<Void> commit() {
        return price(1).onItem().invoke(price -> {
            readBeforeCommit = price;
            if (failsToCommit) {
                throw new IllegalStateException("not committed");
            }
            committed = written;
        }).replaceWithVoid();
    }
}
