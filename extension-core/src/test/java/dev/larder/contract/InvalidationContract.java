package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Changes;
import dev.larder.contract.shop.Committed;
import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.Tenant;
import dev.larder.contract.shop.Writers;
import dev.larder.spi.Ambient;
import io.smallrye.mutiny.Uni;

/** Methods with {@code @CacheInvalidate}. */
class InvalidationContract extends Topic {

    private static final Product CHANGED = Product.named("1");

    private final Writers writers;

    InvalidationContract(Container container) {
        super(container);
        writers = container.bean(Writers.class);
    }

    private void cached(String... ids) throws Exception {
        for (String id : ids) {
            plain.product(id, () -> Product.named("old"));
            awaitStored("contract:product:" + id);
        }
    }

    private String answer(String id) throws Exception {
        return plain.product(id, () -> Product.named("new")).id();
    }

    @Test
    void entryIsForgottenInBothTiersWhenTheMethodHasReturned() throws Exception {
        cached("1", "2");
        writers.byParameter("1", () -> assertThat(redis.holds("contract:product:1")).isTrue());
        assertThat(settledKeys()).containsExactly("contract:product:2");
        assertThat(answer("1")).isEqualTo("new");
        assertThat(answer("2")).isEqualTo("old");
    }

    @Test
    void nothingIsForgottenWhenTheMethodThrows() throws Exception {
        cached("1");
        IllegalStateException own = new IllegalStateException("not saved");
        assertThatThrownBy(() -> writers.byParameter("1", () -> {
            throw own;
        })).isSameAs(own);
        assertThat(answer("1")).isEqualTo("old");
        assertThat(settledKeys()).containsExactly("contract:product:1");
    }

    @Test
    void entryIsForgottenAfterTheMethodsOwnTransactionHasEnded() throws Exception {
        cached("1");
        Committed.Interceptor.commit = () -> assertThat(redis.holds("contract:product:1")).isTrue();
        writers.transactional("1");
        assertThat(settledKeys()).isEmpty();
        IllegalStateException own = new IllegalStateException("not committed");
        cached("1");
        Committed.Interceptor.commit = () -> {
            throw own;
        };
        assertThatThrownBy(() -> writers.transactional("1")).isSameAs(own);
        assertThat(answer("1")).isEqualTo("old");
    }

    @Test
    void keysAreMadeOfTheResultAndOfPropertiesByPosition() throws Exception {
        cached("1");
        plain.remote("name of 2", () -> Product.named("old"));
        awaitStored("contract:remote:name%20of%202");
        assertThat(writers.byResultAndProperty(Product.named("2"), () -> CHANGED)).isSameAs(CHANGED);
        assertThat(settledKeys()).isEmpty();
        assertThat(answer("1")).isEqualTo("new");
    }

    @Test
    void resultIsTakenOutOfItsOptional() throws Exception {
        cached("1");
        assertThat(writers.byOptionalResult(Optional.empty())).isEmpty();
        assertThat(answer("1")).isEqualTo("old");
        assertThat(writers.byOptionalResult(Optional.of(CHANGED))).contains(CHANGED);
        assertThat(answer("1")).isEqualTo("new");
    }

    @Test
    void nullAlongAPathIsTheKeyOfNull() {
        keyed.text(null, () -> "old");
        keyed.text("1", () -> "old");
        writers.byNullable(null);
        assertThat(keyed.text(null, () -> "new")).isEqualTo("new");
        assertThat(keyed.text("1", () -> "new")).isEqualTo("old");
    }

    @Test
    void keysHoldAmbientValues() {
        Tenant tenant = container.bean(Tenant.class, new Ambient.Literal("tenant"));
        keyed.ambient("1", () -> "old");
        tenant.is("other");
        keyed.ambient("1", () -> "old");
        writers.byAmbient("1");
        assertThat(keyed.ambient("1", () -> "new")).isEqualTo("new");
        tenant.is("acme");
        assertThat(keyed.ambient("1", () -> "new")).isEqualTo("old");
    }

    @Test
    void wholeCacheIsForgottenAndNoOther() throws Exception {
        cached("1", "2");
        plain.even("1", () -> Product.named("kept"));
        awaitStored("contract:even:1");
        writers.whole(() -> {});
        assertThat(answer("1")).isEqualTo("new");
        assertThat(answer("2")).isEqualTo("new");
        assertThat(plain.even("1", () -> Product.named("not asked"))).isEqualTo(Product.named("kept"));
    }

    @Test
    void annotationsOfAMethodAddUp() throws Exception {
        cached("1");
        plain.even("1", () -> Product.named("old"));
        awaitStored("contract:even:1");
        writers.several("1");
        assertThat(answer("1")).isEqualTo("new");
        assertThat(plain.even("1", () -> Product.named("new"))).isEqualTo(Product.named("new"));
    }

    @Test
    void uniHasItsItemWhenTheEntryIsForgotten() throws Exception {
        cached("1");
        Uni<Product> uni = writers.uni(() -> Uni.createFrom().item(CHANGED));
        assertThat(answer("1")).as("nobody has subscribed").isEqualTo("old");
        assertThat(uni.await().indefinitely()).isSameAs(CHANGED);
        assertThat(answer("1")).isEqualTo("new");
    }

    @Test
    void failedUniForgetsNothing() throws Exception {
        cached("1");
        IllegalStateException own = new IllegalStateException("not saved");
        Uni<Product> uni = writers.uni(() -> Uni.createFrom().failure(own));
        assertThatThrownBy(() -> uni.await().indefinitely()).isSameAs(own);
        assertThat(answer("1")).isEqualTo("old");
    }

    @Test
    void stageCompletesWhenTheEntryIsForgotten() throws Exception {
        cached("1");
        CompletableFuture<Void> saving = new CompletableFuture<>();
        CompletableFuture<Void> result = writers.stage("1", () -> saving).toCompletableFuture();
        assertThat(answer("1")).as("the method has not ended").isEqualTo("old");
        saving.complete(null);
        result.get(10, TimeUnit.SECONDS);
        assertThat(answer("1")).isEqualTo("new");
    }

    @Test
    void failedStageForgetsNothing() throws Exception {
        cached("1");
        IllegalStateException own = new IllegalStateException("not saved");
        CompletableFuture<Void> result = writers.stage("1", () -> CompletableFuture.failedFuture(own))
                .toCompletableFuture();
        assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS)).hasCause(own);
        assertThat(answer("1")).isEqualTo("old");
    }

    @Test
    void observerForgetsWhenItsEventIsFired() throws Exception {
        cached("1");
        container.bean(Changes.class).fire(new Writers.Changed(CHANGED));
        assertThat(answer("1")).isEqualTo("new");
    }

    @Test
    void asynchronousObserverForgetsBeforeItsEventIsDone() throws Exception {
        cached("1");
        container.bean(Changes.class).fireAsync(new Writers.Changed(CHANGED)).toCompletableFuture().get(10,
                TimeUnit.SECONDS);
        assertThat(answer("1")).isEqualTo("new");
    }

    @Test
    void loadThatBeganBeforeIsNotStored() throws Exception {
        String late = plain.product("1", () -> {
            writers.byParameter("1", () -> {});
            return Product.named("old");
        }).id();
        assertThat(late).isEqualTo("old");
        assertThat(answer("1")).isEqualTo("new");
    }
}
