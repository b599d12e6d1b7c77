package dev.larder.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import dev.larder.CacheBypass;
import dev.larder.CacheInvalidate;
import dev.larder.Cached;
import dev.larder.KeyIgnore;
import dev.larder.Tier;
import io.smallrye.mutiny.Uni;

/** The shop's cached questions to the database, and the writes that make answers wrong. */
@ApplicationScoped
public class Shop {

    private static final Logger LOG = Logger.getLogger(Shop.class);

    private final Database database;
    private final ManagedExecutor workers;

    public Shop(Database database, ManagedExecutor workers) {
        this.database = database;
        this.workers = workers;
    }

    /** In memory over Redis. That a product does not exist is remembered as well, but not for long. */
    @Cached(cache = "products", key = "product:{id}", ttl = "60s", negativeTtl = "20s")
    public Optional<Product> product(long id, @CacheBypass boolean reload) {
        return database.product(id);
    }

    /** In this process' memory only: hardly ever changes, and is asked for on every page. */
    @Cached(cache = "categories", key = "categories", ttl = "10m", tier = Tier.LOCAL)
    public List<Category> categories() {
        return database.categories();
    }

    /** The key is made of properties of a parameter; who asks is logged, and does not change the answer. */
    @Cached(cache = "shelves", key = "shelf:{shelf.category}:{shelf.order}", ttl = "2m")
    public List<Product> shelf(Shelf shelf, @KeyIgnore String visitor) {
        LOG.debugf("%s looks at %s", visitor, shelf);
        return database.products(shelf);
    }

    /** In Redis only: all processes see the same at once. */
    @Cached(cache = "reviews", key = "reviews:{product}", ttl = "30s", tier = Tier.REMOTE)
    public Uni<List<Review>> reviews(long product) {
        return Uni.createFrom().item(() -> database.reviews(product)).runSubscriptionOn(workers);
    }

    @Cached(cache = "ratings", key = "rating:{product}", ttl = "30s")
    public CompletionStage<Rating> rating(long product) {
        return workers.supplyAsync(() -> rate(database.reviews(product)));
    }

    /** The product has another price, and so have all shelves that show it. */
    @CacheInvalidate(key = "product:{id}")
    @CacheInvalidate(cache = "shelves")
    public boolean reprice(long id, BigDecimal price) {
        return database.reprice(id, price);
    }

    @CacheInvalidate(key = { "reviews:{product}", "rating:{product}" })
    public void review(long product, Review review) {
        database.add(product, review);
    }

    private static Rating rate(List<Review> reviews) {
        return new Rating(reviews.stream().mapToInt(Review::stars).average().orElse(0), reviews.size());
    }
}
