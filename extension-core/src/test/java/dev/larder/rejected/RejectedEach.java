package dev.larder.rejected;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.KeyIgnore;
import io.smallrye.mutiny.Uni;

/** Breaks the rules of methods for many elements. */
public final class RejectedEach {

    private RejectedEach() {
    }

    @ApplicationScoped
    static class Parameters {

        @Cached(key = "price:{shop}")
        Map<String, Integer> forgotten115(String shop, @KeyEach List<String> ids) {
            return Map.of();
        }

        @Cached(key = "user:{users}")
        Map<RejectedKeys.Name, String> element106(@KeyEach List<RejectedKeys.Name> users) {
            return Map.of();
        }

        @Cached(key = "ignored:{shop}")
        Map<String, Integer> ignored116(String shop, @KeyEach @KeyIgnore List<String> ids) {
            return Map.of();
        }

        @Cached(key = "bypass:{shop}")
        Map<String, Integer> bypass116(String shop, @KeyEach @CacheBypass List<String> ids) {
            return Map.of();
        }

        @Cached(key = "single:{id}")
        Map<String, Integer> single218(@KeyEach String id) {
            return Map.of();
        }

        @Cached(key = "raw:{ids}")
        @SuppressWarnings("rawtypes") // which is what is wrong
        Map<String, Integer> raw218(@KeyEach Collection ids) {
            return Map.of();
        }

        @Cached(key = "pair:{ids}:{languages}")
        Map<String, Integer> second218(@KeyEach Set<String> ids, @KeyEach List<String> languages) {
            return Map.of();
        }
    }

    @ApplicationScoped
    static class Results {

        @Cached(key = "list:{ids}")
        List<Integer> list219(@KeyEach List<String> ids) {
            return List.of();
        }

        @Cached(key = "other:{ids}")
        Uni<Map<Long, Integer>> keys219(@KeyEach List<Integer> ids) {
            return Uni.createFrom().item(Map.of());
        }

        @Cached(key = "optional:{ids}")
        Map<String, Optional<Integer>> optional219(@KeyEach List<String> ids) {
            return Map.of();
        }

        @Cached(key = "rawmap:{ids}")
        @SuppressWarnings("rawtypes") // which is what is wrong
        Uni<Map> raw208(@KeyEach List<String> ids) {
            return Uni.createFrom().item(Map.of());
        }
    }
}
