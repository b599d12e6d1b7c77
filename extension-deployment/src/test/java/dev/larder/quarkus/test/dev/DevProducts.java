package dev.larder.quarkus.test.dev;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.Cached;

@ApplicationScoped
public class DevProducts {

    private final AtomicInteger loads = new AtomicInteger();

    @Cached(cache = "products", key = "product:{id}", ttl = "5m", jitter = 0)
    public DevProduct find(String id) {
        loads.incrementAndGet();
        return new DevProduct(id, "name");
    }

    public int loads() {
        return loads.get();
    }
}
