package dev.larder.benchmarks.redis;

import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import dev.larder.Cached;
import dev.larder.Tier;
import dev.larder.benchmarks.load.Product;
import dev.larder.benchmarks.load.Subject;
import io.quarkus.arc.Unremovable;

/** Larder without memory: each call is one {@code GET}. */
@ApplicationScoped
@Unremovable
@Named("larder")
public class CachedSubject implements Subject {

    private final LongAdder loads = new LongAdder();

    @Override
    @Cached(cache = "remote", key = "remote:{id}", ttl = "1d", tier = Tier.REMOTE)
    public Product get(String id) {
        loads.increment();
        return Product.of(id);
    }

    @Override
    public long loads() {
        return loads.sum();
    }
}
