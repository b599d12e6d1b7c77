package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;

class WriterRulesTest {

    record Item(String id) {
    }

    static class Alone {
        @CacheInvalidate(key = "item:{id}")
        void forget(String id) {
            // Only its annotation matters.
        }

        @CacheInvalidate(cache = "items")
        void forgetAll() {
            // Only its annotation matters.
        }
    }

    @Test
    void withoutCachedMethodsThereIsNothingToForget() {
        assertThat(PlanReports.report(Alone.class)).isEqualTo("""
                Larder found 2 problems:

                1. LARDER-304 at Alone#forget(String)
                   @CacheInvalidate(key = "item:{id}")
                                           ^^^^^^^^^
                   no cached method makes such keys
                   Mend: cache a method that makes them, or remove the annotation

                2. LARDER-303 at Alone#forgetAll()
                   @CacheInvalidate(cache = "items")
                                             ^^^^^
                   no cached method declares the cache 'items'
                   Mend: cache a method with it, or remove the annotation
                """);
    }

    static class Broken {
        @Cached(cache = "items", key = "item:{id}", ttl = "long")
        String item(String id) {
            return id;
        }

        @CacheInvalidate(key = "item:{id}", cache = "items")
        void forget(String id) {
            // Only its annotation matters.
        }

        @CacheInvalidate(key = "item:{id}", cache = "itens")
        void forgetOther(String id) {
            // Only its annotation matters.
        }
    }

    @Test
    void whatIsWrongElsewhereIsNotSaidOfWriters() {
        assertThat(PlanReports.report(Broken.class)).contains("LARDER-303 at Broken#forgetOther(String)")
                .contains("LARDER-201 at Broken#item(String)").doesNotContain("304").doesNotContain("#forget(");
    }

    static class Items {
        @Cached(key = "item:{id}")
        String item(String id) {
            return id;
        }

        @CacheInvalidate(key = "item:{result}")
        Item unsupported() {
            return new Item("");
        }

        @CachePut(key = "item:{id}", value = "{@user}")
        void ambient(String id) {
            // Only its annotation matters.
        }

        @CachePut(key = "")
        void keyless() {
            // Only its annotation matters.
        }
    }

    @Test
    void resultAndValueAreHeldToTheRulesOfTemplates() {
        assertThat(PlanReports.report(Items.class)).isEqualTo("""
                Larder found 4 problems:

                1. LARDER-307 at Items#ambient(String)
                   @CachePut(key = "item:{id}", value = "{@user}")
                                                         ^^^^^^^
                   is not one parameter, property or result
                   Mend: write one placeholder, such as {0} or {order.total}

                2. LARDER-101 at Items#keyless()
                   @CachePut(key = "")
                                    ^
                   the template is empty
                   Mend: write a literal and parameters, as in product:{id}

                3. LARDER-306 at Items#keyless()
                   @CachePut(key = "")
                   ^^^^^^^^^
                   the method returns nothing that could be stored
                   Mend: name the parameter to store, such as value = "{0}"; or use @CacheInvalidate

                4. LARDER-106 at Items#unsupported()
                   @CacheInvalidate(key = "item:{result}")
                                                ^^^^^^^^
                   keys cannot hold an Item
                   Mend: name what identifies it, such as {result.id}
                """);
    }
}
