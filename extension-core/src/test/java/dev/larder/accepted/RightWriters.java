package dev.larder.accepted;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.Key;
import dev.larder.Larder;
import io.smallrye.mutiny.Uni;

/** Keeps the rules of those that change what caches hold. */
public final class RightWriters {

    private RightWriters() {
    }

    @ApplicationScoped
    static class Articles {

        @Cached(cache = "articles", key = "article:{id}")
        String article(String id) {
            return id;
        }

        @Cached(cache = "headlines", key = "headline:{id}")
        Uni<String> headline(String id) {
            return Uni.createFrom().item(id);
        }
    }

    @ApplicationScoped
    static class Right301 {

        @CacheInvalidate(cache = "articles")
        void archive() {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right302 {

        @CacheInvalidate(key = { "article:{0}", "headline:{0}" })
        void rename(String id) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right303 {

        @CacheInvalidate(cache = "articles")
        void archive() {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right304 {

        @CacheInvalidate(key = "article:{id}")
        void rename(String id) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right305 {

        @CachePut(key = "article:{id}")
        String rename(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right306 {

        @CachePut(key = "article:{id}", value = "{text}")
        void save(String id, String text) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right307 {

        @CachePut(key = "article:{id}", value = "{text}")
        void save(String id, String text) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right308 {

        @CacheInvalidate(cache = "articles")
        Uni<List<String>> archive() {
            return Uni.createFrom().item(List.of());
        }
    }

    /** What has no annotation forgets in code. */
    @ApplicationScoped
    static class Right309 {

        @Inject
        Larder larder;

        void forget(List<String> ids) {
            ids.forEach(id -> larder.cache("articles").invalidate(Key.of("article:{0}", id)));
        }
    }

    @ApplicationScoped
    static class Right315 {

        @CachePut(key = "article:{id}", cache = "articles")
        String rename(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right316 {

        @CachePut(key = "article:{id}", value = "{text}")
        void save(String id, String text) {
            // Only its annotation matters.
        }
    }
}
