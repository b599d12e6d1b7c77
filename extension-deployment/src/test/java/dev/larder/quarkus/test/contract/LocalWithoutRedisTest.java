package dev.larder.quarkus.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Larder;
import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.Products;
import dev.larder.contract.shop.Repository;
import io.quarkus.test.QuarkusUnitTest;

class LocalWithoutRedisTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class)
                    .addClasses(Repository.class, Products.class, Product.class))
            .overrideConfigKey("quarkus.devservices.enabled", "false")
            .overrideRuntimeConfigKey("larder.defaults.tier", "local");

    @Inject
    Products products;

    @Inject
    Larder larder;

    @Test
    void cachesThatAreLocalStartAndAnswer() throws Exception {
        products.load("1", () -> Product.named("a"));
        assertThat(products.load("1", () -> Product.named("b")).id()).isEqualTo("a");
        larder.cache("Products.load").clear();
        assertThat(products.load("1", () -> Product.named("b")).id()).isEqualTo("b");
        assertThat(larder.cache("Products.load").stats().redisFaults()).isZero();
    }
}
