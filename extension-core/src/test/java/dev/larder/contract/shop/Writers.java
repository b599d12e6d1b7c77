package dev.larder.contract.shop;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheInvalidate;
import io.smallrye.mutiny.Uni;

/** Methods that change what caches hold; what they do themselves, the test says. */
@ApplicationScoped
public class Writers {

    /** Something happened to a product. */
    public record Changed(Product product) {
    }

    @CacheInvalidate(key = "product:{id}")
    public void byParameter(String id, Runnable work) {
        work.run();
    }

    @Committed
    @CacheInvalidate(key = "product:{id}")
    public void transactional(String id) {
        // Its event is the call.
    }

    @CacheInvalidate(key = { "product:{result.id}", "remote:{0.name}" })
    public Product byResultAndProperty(Product other, Callable<Product> work) throws Exception {
        return work.call();
    }

    @CacheInvalidate(key = "product:{result.id}")
    public Optional<Product> byOptionalResult(Optional<Product> result) {
        return result;
    }

    @CacheInvalidate(key = "text:{product.id}")
    public void byNullable(@Nullable Product product) {
        // Its event is the call.
    }

    @CacheInvalidate(key = "tenant:{@tenant}:{id}")
    public void byAmbient(String id) {
        // Its event is the call.
    }

    @CacheInvalidate(cache = "product")
    public void whole(Runnable work) {
        work.run();
    }

    @CacheInvalidate(key = "even:{id}")
    @CacheInvalidate(cache = "product")
    public void several(String id) {
        // Its event is the call.
    }

    @CacheInvalidate(key = "product:{result.id}", cache = "product")
    public Uni<Product> uni(Supplier<Uni<Product>> work) {
        return work.get();
    }

    @CacheInvalidate(key = "product:{id}")
    public CompletionStage<Void> stage(String id, Supplier<CompletionStage<Void>> work) {
        return work.get();
    }

    @CacheInvalidate(key = "product:{event.product.id}")
    void on(@Observes Changed event) {
        // Its event is the event.
    }

    @CacheInvalidate(key = "product:{event.product.id}")
    void later(@ObservesAsync Changed event) {
        // Its event is the event.
    }
}
