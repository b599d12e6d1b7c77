package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;

import org.junit.jupiter.api.Test;

import dev.larder.Accepted;
import dev.larder.CacheInvalidate;
import dev.larder.Cached;

class ReachRulesTest {

    static class Tagged {

        @Cached(cache = "products", key = "product:{id}:{brand}", tags = { "shop", "brand:{brand}" })
        String product(long id, String brand) {
            return brand + id;
        }
    }

    static class Brands {

        @CacheInvalidate(tags = "brand:{name}")
        void change(String name) {
            // What is tagged is forgotten.
        }
    }

    @Test
    void tagThatNothingInvalidatesIsNoted() {
        PlanCompiler.Outcome outcome = PlanReports.outcome(RuleLevels.DEFAULT, Tagged.class, Brands.class);
        assertThat(outcome).isInstanceOf(PlanCompiler.Compiled.class);
        assertThat(ProblemReport.renderNotes(outcome.notes())).isEqualTo(
                """
                        Larder has 1 note:

                        1. LARDER-317 at dev.larder.internal.plan.ReachRulesTest$Tagged#product(long, String)
                           @Cached(cache = "products", key = "product:{id}:{brand}", tags = {"shop", "brand:{brand}"})
                                                                                              ^^^^
                           no method invalidates this tag
                           Mend: invalidate it with @CacheInvalidate(tags = ...), or remove it; what is done in code is not seen here
                        """);
    }

    static class TaggedOnPurpose {

        @Accepted(rule = 317, because = "the importer invalidates it with Larder.invalidateTags")
        @Cached(cache = "products", key = "product:{id}", tags = "shop")
        String product(long id) {
            return "product " + id;
        }
    }

    @Test
    void noteCanBeAccepted() {
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, TaggedOnPurpose.class).notes()).isEmpty();
    }

    @Entity
    static class Product {

        @Id
        private long id;

        long id() {
            return id;
        }
    }

    record Listing(List<Product> products) {
    }

    static class Catalogue {

        private EntityManager database;

        @Cached(cache = "listings", key = "listing:{page}")
        Listing listing(int page) {
            return new Listing(List.of(database.find(Product.class, page)));
        }
    }

    static class Stock {

        private EntityManager database;

        void add(Product product) {
            database.persist(product);
        }

        Product find(long id) {
            return database.find(Product.class, id);
        }
    }

    static class OtherWriter {

        private EntityManager database;

        void add(Object something) {
            database.persist(something);
        }
    }

    static class CarefulStock {

        private EntityManager database;

        @CacheInvalidate(cache = "listings")
        void add(Product product) {
            database.persist(product);
        }
    }

    @Test
    void cacheOfEntitiesThatNothingInvalidatesIsNoted() {
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, Catalogue.class, Stock.class).notes()).singleElement()
                .satisfies(note -> {
                    assertThat(note.code()).isEqualTo("LARDER-318");
                    assertThat(note.message()).isEqualTo("nothing invalidates the cache 'listings', which keeps what "
                            + Stock.class.getName() + "#add writes: " + Product.class.getName());
                });
    }

    @Test
    void cacheIsNotNotedThatIsInvalidatedOrThatNobodyWrites() {
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, Catalogue.class, CarefulStock.class).notes()).isEmpty();
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, Catalogue.class, OtherWriter.class).notes()).isEmpty();
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, Catalogue.class).notes()).isEmpty();
    }
}
