package dev.larder.quarkus.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.Products;
import dev.larder.contract.shop.Repository;
import io.quarkus.test.QuarkusUnitTest;

class CachingOffTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class)
                    .addClasses(Repository.class, Products.class, Product.class))
            .overrideConfigKey("quarkus.devservices.enabled", "false")
            .overrideRuntimeConfigKey("larder.enabled", "false");

    @Inject
    Products products;

    @Test
    void cachingThatIsOffNeedsNoRedisAndRunsEachMethod() throws Exception {
        assertThat(products.load("1", () -> Product.named("a")).id()).isEqualTo("a");
        assertThat(products.load("1", () -> Product.named("b")).id()).isEqualTo("b");
    }
}
