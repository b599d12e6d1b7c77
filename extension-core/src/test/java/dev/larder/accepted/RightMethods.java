package dev.larder.accepted;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.Accepted;
import dev.larder.CacheInvalidate;
import dev.larder.Cached;
import io.smallrye.mutiny.Uni;

/** Keeps the rules of methods and beans. */
public final class RightMethods {

    private RightMethods() {
    }

    record Product(String id) {
    }

    @ApplicationScoped
    static class Right203 {

        @Cached
        String find(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right204 {

        @Cached
        String find() {
            return "";
        }
    }

    @ApplicationScoped
    static class Right206 {

        @Cached(ttl = "1m")
        String find(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right208 {

        @Cached
        Map<String, List<Product>> find() {
            return Map.of();
        }
    }

    @ApplicationScoped
    static class Right209 {

        @Cached
        Uni<List<String>> find() {
            return Uni.createFrom().item(List.of());
        }
    }

    @ApplicationScoped
    static class Right210 {

        @Cached(key = "210:text:{id}")
        String text(String id) {
            return id;
        }

        @Cached(key = "210:number:{0}")
        int number(String id) {
            return 0;
        }
    }

    @ApplicationScoped
    static class Right211 {

        @Cached(key = "211:by-name:{id}")
        String find(String id) {
            return id;
        }

        @Cached(key = "211:by-number:{id}")
        String find(long id) {
            return "" + id;
        }
    }

    @ApplicationScoped
    static class Right212 {

        @Cached(key = "212:{id}")
        String find(String id) {
            return id;
        }
    }

    interface Catalog {

        String find(String id);
    }

    @ApplicationScoped
    static class Right220 implements Catalog {

        @Override
        @Cached(key = "220:{id}")
        public String find(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right221 {

        @Accepted(rule = 304, because = "another application caches them")
        @CacheInvalidate(key = "price-221:{id}")
        void change(long id) {
            // Nobody here caches them.
        }
    }

    @ApplicationScoped
    static class Right222 {

        @Cached(key = "222:{id}")
        String find(long id) {
            return "" + id;
        }

        @CacheInvalidate(key = "222:{id}")
        void change(long id) {
            // It reaches what is cached here, so there is nothing to accept.
        }
    }

    /** What is cached is a bean of its own. */
    @ApplicationScoped
    static class Right223 {

        @Inject
        Right222 prices;

        String twice(long id) {
            return prices.find(id) + prices.find(id);
        }
    }
}
