package dev.larder.contract.shop;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.KeyIgnore;
import dev.larder.Tier;
import io.smallrye.mutiny.Uni;

/** Methods for many elements, and methods for one that share entries with them; what they do, the test says. */
@ApplicationScoped
public class Each {

    /** What a method for many does. */
    @FunctionalInterface
    public interface Many<E, R> {

        @Nullable
        R load(E elements) throws Exception;
    }

    @Cached(cache = "each", key = "each:{ids}")
    public Map<String, Product> all(@Nullable @KeyEach Collection<String> ids,
            @KeyIgnore Many<Collection<String>, Map<String, Product>> loader) throws Exception {
        return loader.load(ids);
    }

    @Cached(cache = "each", key = "each:{id}")
    public @Nullable Product one(String id, @KeyIgnore Callable<@Nullable Product> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "each", key = "each:{ids}")
    public Map<String, Product> bypass(@KeyEach Set<String> ids, @CacheBypass boolean reload,
            @KeyIgnore Many<Set<String>, Map<String, Product>> loader) throws Exception {
        return loader.load(ids);
    }

    @Cached(cache = "eachRemote", key = "each-remote:{ids}", tier = Tier.REMOTE)
    public Map<String, Product> remote(@KeyEach List<String> ids,
            @KeyIgnore Many<List<String>, Map<String, Product>> loader) throws Exception {
        return loader.load(ids);
    }

    @Cached(cache = "eachLocal", key = "each-local:{ids}", tier = Tier.LOCAL)
    public Map<String, Object> local(@KeyEach Set<String> ids,
            @KeyIgnore Many<Set<String>, Map<String, Object>> loader) throws Exception {
        return loader.load(ids);
    }

    @Cached
    public Map<Long, String> derived(String language, @KeyEach List<Long> ids,
            @KeyIgnore Many<List<Long>, Map<Long, String>> loader) throws Exception {
        return loader.load(ids);
    }

    @Cached(cache = "eachPath", key = "each-path:{skus.group}:{language}")
    public Map<Sku, String> path(@KeyEach List<Sku> skus, String language,
            @KeyIgnore Many<List<Sku>, Map<Sku, String>> loader) throws Exception {
        return loader.load(skus);
    }

    @Cached(cache = "eachOld", key = "each-old:{ids}", ttl = "1ms", jitter = 0, staleGrace = "1h")
    public Map<String, String> old(@KeyEach List<String> ids,
            @KeyIgnore Many<List<String>, Map<String, String>> loader) throws Exception {
        return loader.load(ids);
    }

    @Cached(cache = "eachUni", key = "each-uni:{ids}")
    public Uni<Map<String, Product>> uni(@KeyEach List<String> ids,
            @KeyIgnore Function<List<String>, Uni<Map<String, Product>>> loader) {
        return loader.apply(ids);
    }

    @Cached(cache = "eachStage", key = "each-stage:{ids}")
    public CompletionStage<Map<String, Product>> stage(@KeyEach List<String> ids,
            @KeyIgnore Function<List<String>, CompletionStage<Map<String, Product>>> loader) {
        return loader.apply(ids);
    }
}
