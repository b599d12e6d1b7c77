package dev.larder.benchmarks.peer;

import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import dev.larder.benchmarks.load.Product;
import dev.larder.benchmarks.load.Subject;
import io.quarkus.arc.Unremovable;
import io.quarkus.cache.CacheResult;

@ApplicationScoped
@Unremovable
@Named("peer")
public class PeerSubject implements Subject {

    private final LongAdder loads = new LongAdder();

    @Override
    @CacheResult(cacheName = "products")
    public Product get(String id) {
        loads.increment();
        return Product.of(id);
    }

    @Override
    public long loads() {
        return loads.sum();
    }
}
