package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.larder.Key;
import dev.larder.Tag;
import dev.larder.contract.shop.Book;
import dev.larder.contract.shop.Each;
import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.Puts;
import dev.larder.contract.shop.TagWriters;
import dev.larder.contract.shop.Tagged;
import dev.larder.contract.shop.Writers;
import io.smallrye.mutiny.Uni;

/** Redis is dead, and comes back. */
class OutageContract extends Topic {

    private final Counted<Product> loader = Counted.of(() -> Product.named("1"));

    OutageContract(Container container) {
        super(container);
    }

    private void answersFromRedisAgain() {
        Fixture.soon().until(() -> {
            int before = loader.runs();
            plain.remote("again", loader);
            return loader.runs() == before;
        });
    }

    @Test
    void killedRedisCostsTheMethodAndNothingElse() throws Exception {
        server.kill();
        for (int i = 1; i <= 200; i++) {
            assertThat(plain.remote("1", loader)).isEqualTo(Product.named("1"));
            assertThat(loader.runs()).isEqualTo(i);
        }
    }

    @Test
    void memoryAnswersWhileRedisIsDead() throws Exception {
        server.kill();
        plain.product("1", loader);
        plain.product("1", loader);
        assertThat(loader.runs()).isEqualTo(1);
    }

    @Test
    void callForManyRunsItsMethodOnceForAllWhileRedisIsDead() throws Exception {
        server.kill();
        List<List<String>> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Map<String, Product> answer = container.bean(Each.class).all(List.of("a", "b"), ids -> {
                runs.add(List.copyOf(ids));
                return Map.of("a", Product.named("a"), "b", Product.named("b"));
            });
            assertThat(answer).hasSize(2);
        }
        assertThat(runs).containsExactly(List.of("a", "b"));
    }

    @Test
    void connectionComesBackByItselfToAServerThatRestartedEmpty() {
        answersFromRedisAgain();
        server.restart();
        answersFromRedisAgain();
    }

    @Test
    void reactiveCallsAreAnsweredWhileRedisIsDead() {
        server.kill();
        for (int i = 0; i < 50; i++) {
            assertThat(reactive.uniRemote("1", () -> Uni.createFrom().item(Product.named("1"))).await().indefinitely())
                    .isEqualTo(Product.named("1"));
            assertThat(reactive.stageRemote("1", () -> CompletableFuture.completedStage(Product.named("1")))
                    .toCompletableFuture().join()).isEqualTo(Product.named("1"));
        }
    }

    @Test
    void invalidationAndClearDoNotThrowWhileRedisIsDead() throws Exception {
        plain.product("1", () -> Product.named("old"));
        server.kill();
        cache("product").invalidate(Key.of("product:{0}", "1"));
        assertThat(plain.product("1", loader)).isEqualTo(Product.named("1"));
        cache("product").clear();
        assertThat(plain.product("1", loader)).isEqualTo(Product.named("1"));
        assertThat(loader.runs()).isEqualTo(2);
    }

    @Test
    void writersDoNotThrowWhileRedisIsDeadAndTheOldValueIsForgotten() throws Exception {
        plain.product("1", () -> Product.named("old"));
        plain.product("2", () -> Product.named("old"));
        server.kill();
        container.bean(Writers.class).byParameter("1", () -> {});
        assertThat(plain.product("1", loader)).isEqualTo(Product.named("1"));
        container.bean(Puts.class).result("2", () -> Product.named("new"));
        assertThat(plain.product("2", loader)).isEqualTo(Product.named("1"));
        assertThat(loader.runs()).isEqualTo(2);
    }

    @Test
    void whoForgetsTagsOrAPatternSeesNoExceptionWhileRedisIsDead() throws Exception {
        plain.product("1", () -> Product.named("old"));
        container.bean(Tagged.class).book("1", () -> new Book("1", "ann"));
        server.kill();
        container.bean(TagWriters.class).byParameter("ann", () -> {});
        container.larder().invalidateTagsAsync(Tag.of("author:{0}", "ann")).toCompletableFuture().get(20,
                TimeUnit.SECONDS);
        container.larder().invalidatePattern("product:*");
        assertThat(plain.product("1", loader)).isEqualTo(Product.named("1"));
        assertThat(container.bean(Tagged.class).book("1", () -> new Book("1", "bob")).author()).isEqualTo("bob");
    }
}
