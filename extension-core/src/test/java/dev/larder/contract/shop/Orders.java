package dev.larder.contract.shop;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.CacheInvalidate;
import dev.larder.Cached;
import dev.larder.KeyIgnore;
import io.smallrye.mutiny.Uni;

/** Methods whose keys begin alike, and methods that forget by pattern. */
@ApplicationScoped
public class Orders {

    @Cached(cache = "orders", key = "orders:{user}:{page}")
    public String page(String user, String page, @KeyIgnore Callable<String> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "monthly", key = "orders:{user}:{year}:{month}")
    public String month(String user, int year, int month, @KeyIgnore Callable<String> loader) throws Exception {
        return loader.call();
    }

    @CacheInvalidate(pattern = "orders:{user}:*")
    public void forget(String user, Runnable work) {
        work.run();
    }

    @CacheInvalidate(pattern = { "orders:{user}:*:{result}", "orders:nobody:*" })
    public Uni<Integer> forgetMonth(String user, Supplier<Uni<Integer>> work) {
        return work.get();
    }
}
