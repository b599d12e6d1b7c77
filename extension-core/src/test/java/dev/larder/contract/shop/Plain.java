package dev.larder.contract.shop;

import java.util.Optional;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.KeyIgnore;
import dev.larder.SingleFlight;
import dev.larder.Tier;

/** Plain methods, one for each policy; what they do, the test says. */
@ApplicationScoped
public class Plain {

    @Cached(cache = "product", key = "product:{id}")
    public @Nullable Product product(String id, @KeyIgnore Callable<@Nullable Product> loader) throws Exception {
        return loader.call();
    }

    /** Not by way of the container. */
    public @Nullable Product productOfThis(String id, Callable<@Nullable Product> loader) throws Exception {
        return product(id, loader);
    }

    @Cached(cache = "optional", key = "optional:{id}", negativeTtl = "20s")
    public Optional<Product> optional(String id, @KeyIgnore Callable<Optional<Product>> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "local", key = "local:{id}", tier = Tier.LOCAL)
    public Object local(String id, @KeyIgnore Callable<Object> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "remote", key = "remote:{id}", tier = Tier.REMOTE)
    public @Nullable Product remote(String id, @KeyIgnore Callable<@Nullable Product> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "forgetful", key = "forgetful:{id}", negativeTtl = "0s")
    public @Nullable Product forgetful(String id, @KeyIgnore Callable<@Nullable Product> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "alone", key = "alone:{id}", singleFlight = SingleFlight.NONE)
    public Product alone(String id, @KeyIgnore Callable<Product> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "bypass", key = "bypass:{id}")
    public Product bypass(String id, @CacheBypass boolean reload, @KeyIgnore Callable<Product> loader)
            throws Exception {
        return loader.call();
    }

    @Cached(cache = "brief", key = "brief:{id}", ttl = "150ms", jitter = 0)
    public Product brief(String id, @KeyIgnore Callable<Product> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "even", key = "even:{id}", ttl = "90s", jitter = 0)
    public Product even(String id, @KeyIgnore Callable<Product> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "uneven", key = "uneven:{id}", ttl = "100s", jitter = 0.5)
    public Product uneven(String id, @KeyIgnore Callable<Product> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "expression", key = "expression:{id}", ttl = "${contract.ttl:1s}", jitter = 0)
    public Product expression(String id, @KeyIgnore Callable<Product> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "configured", key = "configured:{id}", ttl = "1s", jitter = 0)
    public Product configured(String id, @KeyIgnore Callable<Product> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "off", key = "off:{id}")
    public Product off(String id, @KeyIgnore Callable<Product> loader) throws Exception {
        return loader.call();
    }
}
