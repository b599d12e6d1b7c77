package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Cached;
import dev.larder.Key;
import dev.larder.Larder;
import io.quarkus.test.QuarkusUnitTest;

class CachedMethodTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class).addClasses(Products.class, Product.class));

    record Product(String id, String name) {
    }

    @ApplicationScoped
    static class Products {

        final AtomicInteger loads = new AtomicInteger();

        @Cached(cache = "products", key = "product:{id}")
        public Product find(String id) {
            loads.incrementAndGet();
            return new Product(id, "name of " + id);
        }

        @Cached(cache = "named", key = "named:{product.id}")
        public String name(Product product) {
            return product.name();
        }
    }

    @Inject
    Products products;

    @Inject
    Larder larder;

    @Test
    void secondCallIsAnsweredFromMemoryAndAfterInvalidationTheMethodRuns() {
        assertThat(products.find("1")).isEqualTo(new Product("1", "name of 1"));
        assertThat(products.find("1")).isEqualTo(new Product("1", "name of 1"));
        assertThat(larder.cache("products").stats().memoryHits()).isEqualTo(1);
        assertThat(larder.cache("products").stats().stores()).isEqualTo(1);
        larder.cache("products").invalidate(Key.of("product:{0}", "1"));
        products.find("1");
        assertThat(larder.cache("products").stats().loads()).isEqualTo(2);
        assertThat(products.name(new Product("7", "seven"))).isEqualTo("seven");
    }
}
