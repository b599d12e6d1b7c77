package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Page;
import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.Products;
import dev.larder.contract.shop.Reviews;
import dev.larder.contract.shop.Sku;
import dev.larder.contract.shop.Tenant;
import dev.larder.spi.Ambient;

/** Which arguments share an entry, and what its key looks like in Redis. */
class KeyContract extends Topic {

    private final Tenant tenant;

    KeyContract(Container container) {
        super(container);
        tenant = container.bean(Tenant.class, new Ambient.Literal("tenant"));
        tenant.is("acme");
    }

    private static String any() {
        return "any";
    }

    private void keysInRedisAre(String... keys) {
        Fixture.soon().untilAsserted(() -> assertThat(settledKeys()).containsExactlyInAnyOrder(keys));
    }

    @Test
    void keyIsThePrefixAndTheTemplateWithItsValues() throws Exception {
        plain.product("42", () -> Product.named("42"));
        keysInRedisAre("contract:product:42");
        assertThat(redis.type("contract:product:42")).isEqualTo("string");
    }

    @Test
    void propertyPathGoesThroughGettersComponentsAndFields() {
        keyed.path(new Page(new Page.Customer("ann", new Page.Address("Bonn", 53111))), KeyContract::any);
        keysInRedisAre("contract:page:Bonn:ann:10");
    }

    @Test
    void propertyPathThroughNullHasAKeyOfItsOwn() {
        Counted<String> loader = Counted.of(() -> "nobody");
        keyed.path(new Page(new Page.Customer("ann", null)), loader);
        keyed.path(new Page(new Page.Customer("ann", new Page.Address("null", 1))), loader);
        keyed.path(new Page(new Page.Customer("ann", null)), loader);
        assertThat(loader.runs()).isEqualTo(2);
    }

    @Test
    void positionsNameParameters() {
        keyed.position("a", 7, KeyContract::any);
        keysInRedisAre("contract:position:7:a");
    }

    @Test
    void keyFormatBeanWritesItsTypeAndItsTextIsEscaped() {
        Counted<String> loader = Counted.of(() -> "x");
        keyed.format(new Sku(1, 2), loader);
        keyed.format(new Sku(1, 2), loader);
        keyed.format(new Sku(12, 0), loader);
        assertThat(loader.runs()).isEqualTo(2);
        keysInRedisAre("contract:sku:1%3A2", "contract:sku:12%3A0");
    }

    @Test
    void ambientValueIsPartOfTheKey() {
        Counted<String> loader = Counted.of(() -> "x");
        keyed.ambient("1", loader);
        tenant.is("globex");
        keyed.ambient("1", loader);
        tenant.is(null);
        keyed.ambient("1", loader);
        keyed.ambient("1", loader);
        assertThat(loader.runs()).isEqualTo(3);
        assertThat(settledKeys()).contains("contract:tenant:acme:1", "contract:tenant:globex:1");
    }

    @Test
    void callWhoseAmbientValueFailsGoesStraightToTheMethod() {
        tenant.fail();
        Counted<String> loader = Counted.of(() -> "x");
        assertThat(keyed.ambient("1", loader)).isEqualTo("x");
        assertThat(keyed.ambient("1", loader)).isEqualTo("x");
        assertThat(loader.runs()).isEqualTo(2);
        assertThat(settledKeys()).isEmpty();
    }

    @Test
    void methodWithoutATemplateIsKeyedByCacheAndParameters() {
        keyed.derived("a", 7, KeyContract::any);
        keysInRedisAre("contract:Keyed.derived:a:7");
    }

    @Test
    void overloadsWithCachesOfTheirOwnShareNothing() {
        assertThat(keyed.overloaded("1", () -> "by text")).isEqualTo("by text");
        assertThat(keyed.overloaded(1L, () -> "by number")).isEqualTo("by number");
    }

    @Test
    void beansThatInheritAMethodShareNothing() throws Exception {
        Products products = container.bean(Products.class);
        Reviews reviews = container.bean(Reviews.class);
        Counted<Product> loader = Counted.of(() -> Product.named("7"));
        products.load("7", loader);
        assertThat(reviews.load(7, () -> new Product.Review("ann", 5))).isEqualTo(new Product.Review("ann", 5));
        assertThat(products.load("7", loader)).isEqualTo(Product.named("7"));
        assertThat(reviews.load(7, () -> null)).isEqualTo(new Product.Review("ann", 5));
        assertThat(loader.runs()).isEqualTo(1);
        keysInRedisAre("contract:Products.load:7", "contract:Reviews.load:7");
    }

    @Test
    void hostileTextMakesNoOtherKey() {
        Counted<String> loader = Counted.of(() -> "x");
        keyed.two("a:b", "c", loader);
        keyed.two("a", "b:c", loader);
        keyed.two("{a}", "", loader);
        keyed.two("%7Ba%7D", "", loader);
        keyed.two("a\r\nFLUSHALL\r\n", "c", loader);
        assertThat(loader.runs()).isEqualTo(5);
        assertThat(settledKeys()).hasSize(5).allMatch(key -> key.startsWith("contract:two:") && !key.contains("{"));
    }

    @Test
    void nullEmptyAndTheTextNullAreThreeKeys() {
        Counted<String> loader = Counted.of(() -> "x");
        keyed.text(null, loader);
        keyed.text("", loader);
        keyed.text("null", loader);
        keyed.text(null, loader);
        assertThat(loader.runs()).isEqualTo(3);
    }

    @Test
    void longKeyKeepsAReadableHead() {
        Counted<String> loader = Counted.of(() -> "x");
        String lot = "x".repeat(2_000);
        keyed.text(lot + "1", loader);
        keyed.text(lot + "2", loader);
        keyed.text(lot + "1", loader);
        assertThat(loader.runs()).isEqualTo(2);
        assertThat(settledKeys()).hasSize(2)
                .allMatch(key -> key.startsWith("contract:text:xxx") && key.length() <= 512);
    }

    @Test
    void listsEnumsAndOptionalsAreKeyed() {
        Counted<String> loader = Counted.of(() -> "x");
        keyed.many(List.of("a", "b"), Product.Colour.BLUE, Optional.of("n"), loader);
        keyed.many(List.of("a", "b"), Product.Colour.BLUE, Optional.of("n"), loader);
        keyed.many(List.of("ab"), Product.Colour.BLUE, Optional.of("n"), loader);
        keyed.many(List.of("a", "b"), Product.Colour.RED, Optional.of("n"), loader);
        keyed.many(List.of("a", "b"), Product.Colour.BLUE, Optional.empty(), loader);
        assertThat(loader.runs()).isEqualTo(4);
    }
}
