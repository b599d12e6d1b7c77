package dev.larder.accepted;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;

/** Keeps the rules of tags and patterns, and of what reaches entries. */
public final class RightTags {

    private RightTags() {
    }

    public record Disc(String id, String artist) {
    }

    public record Label(String name, String country) {
    }

    @ApplicationScoped
    static class Discs {

        @Cached(cache = "discs", key = "disc:{id}:{label.name}", tags = { "artist:{result.artist}",
                "country:{label.country}" })
        Disc disc(String id, Label label) {
            return new Disc(id, label.name());
        }

        @CacheInvalidate(tags = "country:{name}")
        void rename(String name) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right117 {

        @Cached(key = "117:{id}", tags = "disc:{id}")
        String once(String id) {
            return id;
        }

        @CacheInvalidate(tags = "disc:{id}")
        void forget(String id) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right310 {

        @CacheInvalidate(tags = "artist:{id}")
        void rename(String id) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right311 {

        @CacheInvalidate(tags = "artist:{id}")
        void rename(String id) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right312 {

        @CachePut(key = "disc:{disc.id}:{label.name}", value = "{disc}")
        void save(Disc disc, Label label) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right313 {

        @CacheInvalidate(pattern = { "disc:{id}:*", "disc:*:{id}" })
        void forget(String id) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right314 {

        @CacheInvalidate(pattern = "disc:{id}:*")
        void forget(String id) {
            // Only its annotation matters.
        }
    }

    @ApplicationScoped
    static class Right317 {

        @Cached(key = "317:{id}", tags = "shop")
        String find(String id) {
            return id;
        }

        @CacheInvalidate(tags = "shop")
        void close() {
            // Only its annotation matters.
        }
    }

    @Entity
    static class Product {

        @Id
        private final long id = 0;

        long id() {
            return id;
        }
    }

    record Listing(List<Product> products) {
    }

    @ApplicationScoped
    static class Right318 {

        @Inject
        Instance<EntityManager> database;

        @Cached(cache = "listings", key = "listing:{page}")
        Listing listing(int page) {
            return new Listing(List.of());
        }

        @CacheInvalidate(cache = "listings")
        void add(Product product) {
            database.get().persist(product);
        }
    }
}
