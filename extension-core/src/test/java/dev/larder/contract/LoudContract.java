package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import dev.larder.InvalidationFailedException;
import dev.larder.Key;
import dev.larder.Larder;
import dev.larder.Tag;
import dev.larder.contract.shop.Book;
import dev.larder.contract.shop.Changes;
import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.Puts;
import dev.larder.contract.shop.TagWriters;
import dev.larder.contract.shop.Tagged;
import dev.larder.contract.shop.Writers;
import io.smallrye.mutiny.Uni;

/** Redis is dead, and {@code larder.invalidation.on-failure=throw}. */
class LoudContract extends Topic {

    private static final Product SAVED = Product.named("1");

    private final AtomicInteger runs = new AtomicInteger();
    private final Writers writers;
    private final TagWriters tagWriters;
    private final Larder larder;

    LoudContract(Container container) {
        super(container);
        writers = container.bean(Writers.class);
        tagWriters = container.bean(TagWriters.class);
        larder = container.larder();
    }

    private void cachedAndRedisDead() throws Exception {
        plain.product("1", () -> Product.named("old"));
        plain.even("1", () -> Product.named("old"));
        container.bean(Tagged.class).book("1", () -> new Book("1", "ann"));
        server.kill();
    }

    private void assertForgotten() throws Exception {
        assertThat(plain.product("1", () -> Product.named("new")).id()).isEqualTo("new");
    }

    /** The exception itself, not one around it. */
    private static void assertTold(ThrowingCallable call) {
        assertThatThrownBy(call).isExactlyInstanceOf(InvalidationFailedException.class)
                .hasMessageContaining("did not reach Redis");
    }

    private static void assertTold(CompletionStage<?> stage) throws Exception {
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> told.complete(failure));
        assertThat(told.get(20, TimeUnit.SECONDS)).isExactlyInstanceOf(InvalidationFailedException.class);
    }

    @Test
    void callerOfAPlainMethodIsToldWhenTheMethodAndItsEffectAreDone() throws Exception {
        cachedAndRedisDead();
        assertTold(() -> writers.byParameter("1", runs::incrementAndGet));
        assertThat(runs).hasValue(1);
        assertForgotten();
    }

    @Test
    void subscriberOfAUniIsTold() throws Exception {
        cachedAndRedisDead();
        Uni<Product> uni = writers.uni(() -> Uni.createFrom().item(SAVED).invoke(runs::incrementAndGet));
        for (int i = 1; i <= 2; i++) {
            assertTold(() -> uni.await().indefinitely());
            assertThat(runs).hasValue(i);
        }
        assertForgotten();
    }

    @Test
    void stageCompletesWithTheExceptionItself() throws Exception {
        cachedAndRedisDead();
        assertTold(writers.stage("1", () -> CompletableFuture.runAsync(runs::incrementAndGet)));
        assertThat(runs).hasValue(1);
        assertForgotten();
    }

    @Test
    void whoForgetsTagsIsTold() throws Exception {
        cachedAndRedisDead();
        assertTold(() -> tagWriters.byParameter("ann", runs::incrementAndGet));
        assertTold(() -> tagWriters.uni(() -> Uni.createFrom().item(new Book("1", "ann"))).await().indefinitely());
        assertTold(tagWriters.stage("ann", () -> CompletableFuture.completedFuture(null)));
        assertThat(runs).hasValue(1);
        assertThat(container.bean(Tagged.class).book("1", () -> new Book("1", "bob")).author()).isEqualTo("bob");
    }

    @Test
    void whoStoresIsTold() throws Exception {
        cachedAndRedisDead();
        assertTold(() -> container.bean(Puts.class).result("1", () -> SAVED));
        assertForgotten();
    }

    @Test
    void whoFiresAnEventIsTold() throws Exception {
        cachedAndRedisDead();
        assertTold(() -> container.bean(Changes.class).fire(new Writers.Changed(SAVED)));
        assertForgotten();
    }

    @Test
    void allThatAMethodIsToDoIsDoneBeforeItsCallerIsTold() throws Exception {
        cachedAndRedisDead();
        assertTold(() -> container.bean(Puts.class).both("1", SAVED));
        assertForgotten();
        assertThat(plain.even("1", () -> Product.named("new")).id()).isEqualTo("new");
    }

    @Test
    void whoInvalidatesInCodeIsTold() throws Exception {
        cachedAndRedisDead();
        assertTold(() -> cache("product").invalidate(Key.of("product:{0}", "1")));
        assertForgotten();
        assertTold(() -> cache("product").clear());
        assertForgotten();
        assertTold(() -> larder.invalidateTags(Tag.of("author:{0}", "ann")));
        assertTold(() -> larder.invalidatePattern("product:*"));
    }

    @Test
    void stagesInCodeCompleteWithTheExceptionItself() throws Exception {
        cachedAndRedisDead();
        assertTold(cache("product").invalidateAsync(Key.of("product:{0}", "1")));
        assertTold(cache("product").clearAsync());
        assertTold(larder.invalidateTagsAsync(Tag.of("author:{0}", "ann")));
        assertTold(larder.invalidatePatternAsync("product:*"));
    }

    @Test
    void exceptionOfTheMethodIsTheOneThatIsThrown() throws Exception {
        cachedAndRedisDead();
        IllegalStateException own = new IllegalStateException("not saved");
        assertThatThrownBy(() -> writers.byParameter("1", () -> {
            throw own;
        })).isSameAs(own);
        assertThatThrownBy(() -> writers.uni(() -> Uni.createFrom().failure(own)).await().indefinitely()).isSameAs(own);
    }

    @Test
    void callsThatReadAreToldNothing() throws Exception {
        cachedAndRedisDead();
        assertThat(plain.product("2", () -> SAVED)).isEqualTo(SAVED);
    }

    @Test
    void nobodyIsToldWhenRedisIsWell() throws Exception {
        writers.byParameter("1", runs::incrementAndGet);
        cache("product").clear();
        larder.invalidateTags(Tag.of("author:{0}", "ann"));
        assertThat(runs).hasValue(1);
    }
}
