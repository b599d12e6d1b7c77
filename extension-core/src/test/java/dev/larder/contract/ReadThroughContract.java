package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.Key;
import dev.larder.contract.shop.Product;
import dev.larder.spi.Source;

/** The way of a plain call: memory, Redis, method. */
class ReadThroughContract extends Topic {

    private final Counted<Product> loader = Counted.of(() -> Product.named("1"));

    ReadThroughContract(Container container) {
        super(container);
    }

    @Test
    void secondCallIsAnsweredFromMemoryWithTheSameInstance() throws Exception {
        Product first = plain.product("1", loader);
        assertThat(plain.product("1", loader)).isSameAs(first);
        assertThat(loader.runs()).isEqualTo(1);
        assertThat(sources("product")).containsExactly(Source.METHOD, Source.MEMORY);
    }

    /** Where it is not intercepted, a rule warns of it. */
    @Test
    void callOfTheSameBeanIsAnsweredWhereTheContainerInterceptsIt() throws Exception {
        plain.productOfThis("1", loader);
        plain.productOfThis("1", loader);
        assertThat(loader.runs()).isEqualTo(container.interceptsOwnCalls() ? 1 : 2);
    }

    @Test
    void hitInMemoryAsksRedisNothing() throws Exception {
        plain.product("1", loader);
        awaitStored("contract:product:1");
        Map<String, Long> before = redis.calls();
        plain.product("1", loader);
        assertThat(redis.callsSince(before)).isEmpty();
    }

    @Test
    void whatRedisHoldsIsReadOnceAndThenHeldInMemory() throws Exception {
        plain.product("1", loader);
        awaitStored("contract:product:1");
        onlyInRedis("product", "contract:product:1", Key.of("product:{0}", "1"));
        Map<String, Long> before = redis.calls();
        assertThat(plain.product("1", loader)).isEqualTo(Product.named("1"));
        assertThat(plain.product("1", loader)).isEqualTo(Product.named("1"));
        assertThat(redis.callsSince(before)).isEqualTo(ONE_GET);
        assertThat(loader.runs()).isEqualTo(1);
        assertThat(sources("product")).containsExactly(Source.METHOD, Source.REDIS, Source.MEMORY);
    }

    @Test
    void otherArgumentsHaveAnEntryOfTheirOwn() throws Exception {
        plain.product("1", loader);
        assertThat(plain.product("2", () -> Product.named("2"))).isEqualTo(Product.named("2"));
        assertThat(plain.product("1", loader)).isEqualTo(Product.named("1"));
    }

    @Test
    void nullIsRememberedAsAnAnswer() throws Exception {
        Counted<Product> nothing = Counted.of(() -> null);
        assertThat(plain.product("1", nothing)).isNull();
        assertThat(plain.product("1", nothing)).isNull();
        awaitStored("contract:product:1");
        onlyInRedis("product", "contract:product:1", Key.of("product:{0}", "1"));
        assertThat(plain.product("1", nothing)).isNull();
        assertThat(nothing.runs()).isEqualTo(1);
        assertThat(sources("product")).containsExactly(Source.METHOD, Source.MEMORY, Source.REDIS);
    }

    @Test
    void emptyOptionalIsRememberedAsAnAnswer() throws Exception {
        Counted<Optional<Product>> empty = Counted.of(Optional::empty);
        assertThat(plain.optional("1", empty)).isEmpty();
        assertThat(plain.optional("1", empty)).isEmpty();
        awaitStored("contract:optional:1");
        onlyInRedis("optional", "contract:optional:1", Key.of("optional:{0}", "1"));
        assertThat(plain.optional("1", empty)).isEmpty();
        assertThat(empty.runs()).isEqualTo(1);
    }

    @Test
    void presentOptionalComesBackPresent() throws Exception {
        Counted<Optional<Product>> some = Counted.of(() -> Optional.of(Product.named("1")));
        assertThat(plain.optional("1", some)).contains(Product.named("1"));
        assertThat(plain.optional("1", some)).contains(Product.named("1"));
        assertThat(some.runs()).isEqualTo(1);
    }

    @Test
    void bypassRunsTheMethodAndReplacesTheEntry() throws Exception {
        plain.bypass("1", false, () -> Product.named("old"));
        assertThat(plain.bypass("1", true, () -> Product.named("new")).id()).isEqualTo("new");
        assertThat(plain.bypass("1", false, loader).id()).isEqualTo("new");
        assertThat(loader.runs()).isZero();
    }

    @Test
    void ignoredParameterDoesNotMatter() throws Exception {
        plain.product("1", loader);
        plain.product("1", () -> Product.named("another"));
        assertThat(settledKeys()).containsExactly("contract:product:1");
    }
}
