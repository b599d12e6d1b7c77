package dev.larder.benchmarks.hit;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.Cached;
import dev.larder.Tier;
import dev.larder.benchmarks.load.Product;
import io.quarkus.arc.Unremovable;
import io.smallrye.mutiny.Uni;

/** Larder, over Redis and without it. */
@ApplicationScoped
@Unremovable
public class LarderProducts {

    @Cached(cache = "text", key = "text:{id}", ttl = "1d")
    public Product text(String id) {
        return Product.of(id);
    }

    @Cached(cache = "local", key = "local:{id}", ttl = "1d", tier = Tier.LOCAL)
    public Product local(String id) {
        return Product.of(id);
    }

    @Cached(cache = "number", key = "number:{id}", ttl = "1d")
    public Product number(long id) {
        return Product.of(Long.toString(id));
    }

    @Cached(cache = "three", key = "three:{id}:{page}:{order}", ttl = "1d")
    public Product three(String id, int page, String order) {
        return Product.of(id);
    }

    @Cached(cache = "property", key = "property:{query.id}", ttl = "1d")
    public Product property(Query query) {
        return Product.of(query.id());
    }

    @Cached(cache = "optional", key = "optional:{id}", ttl = "1d")
    public Optional<Product> optional(String id) {
        return Optional.of(Product.of(id));
    }

    @Cached(cache = "uni", key = "uni:{id}", ttl = "1d")
    public Uni<Product> uni(String id) {
        return Uni.createFrom().item(() -> Product.of(id));
    }
}
