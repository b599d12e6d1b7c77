package dev.larder.contract.shop;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import io.smallrye.mutiny.Uni;

/** Methods whose values are stored; what they do themselves, the test says. */
@ApplicationScoped
public class Puts {

    /** What is to become of a product. */
    public record Change(String id, Optional<Product> product) {
    }

    @CachePut(key = "product:{id}")
    public @Nullable Product result(String id, Callable<@Nullable Product> work) throws Exception {
        return work.call();
    }

    @Committed
    @CachePut(key = "product:{id}")
    public Product transactional(String id, Product product) {
        return product;
    }

    @CachePut(key = "even:{product.id}", cache = "even", value = "{product}")
    public void parameter(Product product, Runnable work) {
        work.run();
    }

    @CachePut(key = "optional:{change.id}", value = "{change.product}")
    public String property(Change change) {
        return change.id();
    }

    @CachePut(key = "remote:{id}")
    public Product remote(String id, Product product) {
        return product;
    }

    @CachePut(key = "local:{id}", value = "{product}")
    public void local(String id, Object product) {
        // Its event is the call.
    }

    @CachePut(key = "forgetful:{id}")
    public @Nullable Product forgetful(String id, @Nullable Product product) {
        return product;
    }

    @CachePut(key = "off:{id}")
    public Product off(String id, Product product) {
        return product;
    }

    @CachePut(key = "uni:{id}")
    public Uni<@Nullable Product> uni(String id, Supplier<Uni<@Nullable Product>> work) {
        return work.get();
    }

    @CachePut(key = "stage:{id}")
    public CompletionStage<@Nullable Product> stage(String id, Supplier<CompletionStage<@Nullable Product>> work) {
        return work.get();
    }

    @CachePut(key = "product:{id}")
    @CacheInvalidate(cache = "even")
    public Product both(String id, Product product) {
        return product;
    }
}
