package dev.larder.rejected;

import java.util.List;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.KeyEach;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Methods that break the rules of those that change what caches hold. */
public final class RejectedWriters {

    private RejectedWriters() {
    }

    record Renamed(String id) {
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

    interface Archive {

        @CacheInvalidate(cache = "articles")
        void archive220();
    }

    @ApplicationScoped
    static class Files implements Archive {

        @Override
        public void archive220() {
            // Only the annotation matters.
        }
    }

    @ApplicationScoped
    static class Forgetting {

        @CacheInvalidate
        void nothing301() {
            // Only its annotation matters.
        }

        @CacheInvalidate(key = { "article:{0}", "headline:{result.id}" })
        void result302(String id) {
            // Only its annotation matters.
        }

        @CacheInvalidate(cache = "article")
        void cache303() {
            // Only its annotation matters.
        }

        @CacheInvalidate(key = { "article:{id}", "artikle:{id}" })
        void key304(String id) {
            // Only its annotation matters.
        }

        @CacheInvalidate(key = "headline:{id}", cache = "articles")
        void keyOfAnother304(String id) {
            // Only its annotation matters.
        }

        @CacheInvalidate(key = "article:{ids}")
        void each309(@KeyEach List<String> ids) {
            // Only its annotations matter.
        }

        @CacheInvalidate(cache = "articles")
        Multi<String> multi308() {
            return Multi.createFrom().empty();
        }

        @CacheInvalidate(cache = "articles")
        Uni<Future<String>> future308() {
            return Uni.createFrom().nothing();
        }

        @CacheInvalidate(cache = "articles")
        final void fixed203() {
            // Only its annotation matters.
        }

        @CacheInvalidate(key = "headline:{renamed.id}")
        @CacheInvalidate(key = "article:{renamed.ids}")
        void on103(@Observes Renamed renamed) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Storing {

        @CachePut(key = "article:{id}")
        int type305(String id) {
            return 0;
        }

        @CachePut(key = "article:{renamed.id}", value = "{renamed}")
        String parameter305(Renamed renamed) {
            return "";
        }

        @CachePut(key = "article:{id}")
        void nothing306(String id) {
            // Only its annotation matters.
        }

        @CachePut(key = "article:{id}", value = "{id}:{text}")
        void two307(String id, String text) {
            // Only its annotation matters.
        }

        @CachePut(key = "article:{result}")
        String result107(String id) {
            return id;
        }

        @CachePut(key = "headline:{id}", cache = "headlines", value = "{txet}")
        void value102(String id, String text) {
            // Only its annotation matters.
        }

        @CachePut(key = "article:{id}")
        Multi<String> multi209(String id) {
            return Multi.createFrom().item(id);
        }

        @CachePut(key = "article:{id}", cache = "article")
        String cache315(String id) {
            return id;
        }

        @CachePut(key = "artikle:{id}", value = "{text}")
        void key316(String id, String text) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    @CacheInvalidate(cache = "articles")
    static class WholeWriter206 {
    }
}
