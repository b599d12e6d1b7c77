package dev.larder.contract.shop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.KeyIgnore;
import dev.larder.Tier;
import io.smallrye.mutiny.Uni;

/** Methods that return a {@code Uni} or a {@code CompletionStage}; what they do, the test says. */
@ApplicationScoped
public class Reactive {

    @Cached(cache = "uni", key = "uni:{id}")
    public Uni<@Nullable Product> uni(String id, @KeyIgnore Supplier<Uni<@Nullable Product>> loader) {
        return loader.get();
    }

    @Cached(cache = "uniOptional", key = "uniOptional:{id}")
    public Uni<Optional<Product>> uniOptional(String id, @KeyIgnore Supplier<Uni<Optional<Product>>> loader) {
        return loader.get();
    }

    @Cached(cache = "uniRemote", key = "uniRemote:{id}", tier = Tier.REMOTE)
    public Uni<Product> uniRemote(String id, @KeyIgnore Supplier<Uni<Product>> loader) {
        return loader.get();
    }

    @Cached(cache = "uniBypass", key = "uniBypass:{id}")
    public Uni<Product> uniBypass(String id, @CacheBypass boolean reload, @KeyIgnore Supplier<Uni<Product>> loader) {
        return loader.get();
    }

    @Cached(cache = "stage", key = "stage:{id}")
    public CompletionStage<@Nullable Product> stage(String id,
            @KeyIgnore Supplier<CompletionStage<@Nullable Product>> loader) {
        return loader.get();
    }

    @Cached(cache = "stageRemote", key = "stageRemote:{id}", tier = Tier.REMOTE)
    public CompletionStage<Product> stageRemote(String id, @KeyIgnore Supplier<CompletionStage<Product>> loader) {
        return loader.get();
    }

    @Cached(cache = "future", key = "future:{id}")
    public CompletableFuture<Product> future(String id, @KeyIgnore Supplier<CompletableFuture<Product>> loader) {
        return loader.get();
    }
}
