package dev.larder.benchmarks.hit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.benchmarks.load.Product;
import io.quarkus.arc.Unremovable;
import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;

/** The peer, and what stands between it and nothing. */
@ApplicationScoped
@Unremovable
public class PeerProducts {

    private static final Product ALWAYS = Product.of("always");

    @Proceeding
    public Product proceeding(String id) {
        return ALWAYS;
    }

    @Naive
    public Product naive(String id) {
        return Product.of(id);
    }

    @CacheResult(cacheName = "peer-text")
    public Product text(String id) {
        return Product.of(id);
    }

    @CacheResult(cacheName = "peer-three")
    public Product three(String id, int page, String order) {
        return Product.of(id);
    }

    @CacheResult(cacheName = "peer-uni")
    public Uni<Product> uni(String id) {
        return Uni.createFrom().item(() -> Product.of(id));
    }
}
