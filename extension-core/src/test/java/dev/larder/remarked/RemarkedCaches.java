package dev.larder.remarked;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import dev.larder.Accepted;
import dev.larder.CacheInvalidate;
import dev.larder.Cached;

/** Breaks the rules of keys, of accepting and of what nothing reaches. */
public final class RemarkedCaches {

    private RemarkedCaches() {
    }

    public record Address(String city, @Nullable String street) {
    }

    public record Customer(String name, @Nullable Address address, Address home) {
    }

    @ApplicationScoped
    static class Orders {

        @Cached(cache = "orders", key = "orders:{customer.name}")
        String parameter119(@Nullable Customer customer) {
            return "orders";
        }

        @Cached(cache = "nearby", key = "nearby:{customer.name}:{customer.address.city}")
        String property119(Customer customer) {
            return "nearby";
        }

        @Cached(cache = "streets", key = "street:{customer.home.street}:{name}")
        String last(Customer customer, @Nullable String name) {
            return "what the value itself is, is no path";
        }
    }

    @ApplicationScoped
    @Accepted(rule = 310, because = "the importer tags what it stores")
    static class Mended222 {

        @Accepted(rule = 304, because = "another application caches them")
        @CacheInvalidate(cache = "orders")
        void forget222() {
            // The cache is there by now.
        }
    }

    @ApplicationScoped
    static class Discs {

        @Cached(cache = "discs", key = "disc:{id}:{artist}", tags = { "artist:{artist}", "shop" })
        String tagged317(long id, String artist) {
            return artist + id;
        }

        @CacheInvalidate(tags = "artist:{artist}")
        void rename(String artist) {
            // What is tagged is forgotten.
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
    static class Catalogue {

        @Cached(cache = "listings", key = "listing:{page}")
        Listing cache318(int page) {
            return new Listing(List.of());
        }
    }

    @ApplicationScoped
    static class Stock {

        @Inject
        Instance<EntityManager> database;

        void add(Product product) {
            database.get().persist(product);
        }
    }
}
