package dev.larder.rejected;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.KeyIgnore;

/** Methods that break the rules of tags and patterns. */
public final class RejectedTags {

    private RejectedTags() {
    }

    record Disc(String id, String artist) {
    }

    record Label(String name, String country) {
    }

    @ApplicationScoped
    static class Discs {

        @Cached(cache = "discs", key = "disc:{id}:{label.name}", tags = { "artist:{result.artist}",
                "country:{label.country}" })
        Disc disc(String id, Label label) {
            return new Disc(id, label.name());
        }

        @Cached(key = "twice:{id}", tags = { "disc:{id}", "disc:{0}" })
        String twice117(String id) {
            return id;
        }

        @Cached(key = "ignored:{id}", tags = "trace:{trace}")
        String ignored112(String id, @KeyIgnore String trace) {
            return id;
        }

        @Cached(key = "property:{id}", tags = { "disc:{id}", "artist:{result.artits}" })
        Disc property103(String id) {
            return new Disc(id, "");
        }
    }

    @ApplicationScoped
    static class Forgetting {

        @CacheInvalidate(tags = "artst:{id}")
        void tag310(String id) {
            // Only its annotation matters.
        }

        @CacheInvalidate(tags = "artist:{id}", cache = "discs")
        void cache311(String id) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Matching {

        @CacheInvalidate(pattern = "disc:{id}:all")
        void wildcard313(String id) {
            // Only its annotation matters.
        }

        @CacheInvalidate(pattern = { "disc:{id}:*", "disc*:{id}" })
        void head313(String id) {
            // Only its annotation matters.
        }

        @CacheInvalidate(pattern = "dics:{id}:*")
        void pattern314(String id) {
            // Only its annotation matters.
        }

        @CacheInvalidate(pattern = "disc:{id}:*", cache = "discs")
        void cache311(String id) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Storing {

        @CachePut(key = "disc:{disc.id}:{name}", value = "{disc}")
        void unbound312(Disc disc, String name) {
            // Only its annotation matters.
        }
    }
}
