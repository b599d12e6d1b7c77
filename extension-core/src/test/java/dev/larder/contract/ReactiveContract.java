package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.larder.Key;
import dev.larder.contract.shop.Product;
import dev.larder.spi.Source;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** Methods that return a {@code Uni} or a {@code CompletionStage} are cached as plain ones are. */
class ReactiveContract extends Topic {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Counted<Uni<Product>> loader = Counted.of(() -> Uni.createFrom().item(Product.named("1")));

    ReactiveContract(Container container) {
        super(container);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void uniIsAnsweredByTheMethodThenMemoryThenRedis() {
        assertThat(reactive.uni("1", loader).await().atMost(LONG)).isEqualTo(Product.named("1"));
        assertThat(reactive.uni("1", loader).await().atMost(LONG)).isEqualTo(Product.named("1"));
        awaitStored("contract:uni:1");
        onlyInRedis("uni", "contract:uni:1", Key.of("uni:{0}", "1"));
        assertThat(reactive.uni("1", loader).await().atMost(LONG)).isEqualTo(Product.named("1"));
        assertThat(loader.runs()).isEqualTo(1);
        assertThat(sources("uni")).containsExactly(Source.METHOD, Source.MEMORY, Source.REDIS);
    }

    @Test
    void uniDoesNothingUntilSubscribed() {
        Uni<Product> uni = reactive.uni("1", loader);
        assertThat(loader.runs()).isZero();
        assertThat(sources("uni")).isEmpty();
        uni.await().atMost(LONG);
        assertThat(loader.runs()).isEqualTo(1);
    }

    @Test
    void uniThatIsSubscribedTwiceAsksTheCacheTwice() {
        Uni<Product> uni = reactive.uni("1", loader);
        uni.await().atMost(LONG);
        uni.await().atMost(LONG);
        assertThat(loader.runs()).isEqualTo(1);
        cache("uni").invalidate(Key.of("uni:{0}", "1"));
        uni.await().atMost(LONG);
        assertThat(loader.runs()).isEqualTo(2);
    }

    @Test
    void cancelledUniLetsTheLoadGoOnAndBeStored() {
        CompletableFuture<Product> pending = new CompletableFuture<>();
        UniAssertSubscriber<Product> subscriber = reactive
                .uni("1", () -> Uni.createFrom().completionStage(pending))
                .subscribe().withSubscriber(UniAssertSubscriber.create());
        Fixture.soon().until(() -> pending.getNumberOfDependents() > 0);
        UniAssertSubscriber<Product> other = reactive.uni("1", loader)
                .subscribe().withSubscriber(UniAssertSubscriber.create());
        subscriber.cancel();
        pending.complete(Product.named("late"));
        other.awaitItem(LONG).assertItem(Product.named("late"));
        assertThat(reactive.uni("1", loader).await().atMost(LONG)).isEqualTo(Product.named("late"));
        assertThat(loader.runs()).isZero();
    }

    @Test
    void failureOfAUniPassesUnchangedAndIsNotStored() {
        IOException failure = new IOException("disk");
        Counted<Uni<Product>> failing = Counted.of(() -> Uni.createFrom().failure(failure));
        for (int i = 1; i <= 2; i++) {
            reactive.uni("1", failing).subscribe().withSubscriber(UniAssertSubscriber.create()).awaitFailure(LONG)
                    .assertFailedWith(IOException.class, "disk");
            assertThat(failing.runs()).isEqualTo(i);
        }
    }

    @Test
    void uniMethodThatThrowsFailsItsUni() {
        Counted<Uni<Product>> throwing = Counted.of(() -> {
            throw new IllegalStateException("no uni");
        });
        reactive.uni("1", throwing).subscribe().withSubscriber(UniAssertSubscriber.create()).awaitFailure(LONG)
                .assertFailedWith(IllegalStateException.class, "no uni");
        assertThat(throwing.runs()).isEqualTo(1);
    }

    @Test
    void nullOfAUniIsRemembered() {
        Counted<Uni<Product>> nothing = Counted.of(() -> Uni.createFrom().nullItem());
        assertThat(reactive.uni("1", nothing).await().atMost(LONG)).isNull();
        assertThat(reactive.uni("1", nothing).await().atMost(LONG)).isNull();
        assertThat(nothing.runs()).isEqualTo(1);
    }

    @Test
    void optionalInAUniIsUnwrappedForTheEntry() {
        Counted<Uni<Optional<Product>>> some = Counted
                .of(() -> Uni.createFrom().item(Optional.of(Product.named("1"))));
        assertThat(reactive.uniOptional("1", some).await().atMost(LONG)).contains(Product.named("1"));
        awaitStored("contract:uniOptional:1");
        onlyInRedis("uniOptional", "contract:uniOptional:1", Key.of("uniOptional:{0}", "1"));
        assertThat(reactive.uniOptional("1", some).await().atMost(LONG)).contains(Product.named("1"));
        assertThat(some.runs()).isEqualTo(1);
    }

    @Test
    void bypassOfAUniReplacesTheEntry() {
        reactive.uniBypass("1", false, loader).await().atMost(LONG);
        reactive.uniBypass("1", true, () -> Uni.createFrom().item(Product.named("new"))).await().atMost(LONG);
        assertThat(reactive.uniBypass("1", false, loader).await().atMost(LONG).id()).isEqualTo("new");
    }

    @Test
    void stageIsAnsweredByTheMethodThenMemoryThenRedis() throws Exception {
        Counted<CompletionStage<Product>> stage = Counted
                .of(() -> CompletableFuture.completedStage(Product.named("1")));
        assertThat(get(reactive.stage("1", stage))).isEqualTo(Product.named("1"));
        assertThat(get(reactive.stage("1", stage))).isEqualTo(Product.named("1"));
        awaitStored("contract:stage:1");
        onlyInRedis("stage", "contract:stage:1", Key.of("stage:{0}", "1"));
        assertThat(get(reactive.stage("1", stage))).isEqualTo(Product.named("1"));
        assertThat(stage.runs()).isEqualTo(1);
        assertThat(sources("stage")).containsExactly(Source.METHOD, Source.MEMORY, Source.REDIS);
    }

    @Test
    void failureOfAStagePassesUnchanged() {
        IOException failure = new IOException("disk");
        assertThatThrownBy(() -> get(reactive.stage("1", () -> CompletableFuture.failedStage(failure))))
                .isInstanceOf(ExecutionException.class).cause().isSameAs(failure);
        assertThatThrownBy(() -> get(reactive.stage("1", () -> CompletableFuture
                .supplyAsync(() -> {
                    throw new CompletionException(failure);
                })))).isInstanceOf(ExecutionException.class).cause().isSameAs(failure);
    }

    @Test
    void failureOfAStageIsNotWrapped() throws Exception {
        IOException failure = new IOException("disk");
        CompletionStage<Throwable> told = reactive.stage("1", () -> CompletableFuture.failedStage(failure))
                .handle((product, thrown) -> thrown);
        assertThat(get(told)).isSameAs(failure);
    }

    @Test
    void stageMethodThatThrowsFailsItsStage() {
        assertThatThrownBy(() -> get(reactive.stage("1", () -> {
            throw new IllegalStateException("no stage");
        }))).isInstanceOf(ExecutionException.class).hasRootCauseMessage("no stage");
    }

    @Test
    void futureThatOneCallerCompletesOrCancelsIsNobodyElses() throws Exception {
        CompletableFuture<Product> pending = new CompletableFuture<>();
        CompletableFuture<Product> cancelled = reactive.future("1", () -> pending);
        Fixture.soon().until(() -> pending.getNumberOfDependents() > 0);
        CompletableFuture<Product> obtruded = reactive.future("1", () -> pending);
        CompletableFuture<Product> faithful = reactive.future("1", () -> pending);
        cancelled.cancel(true);
        obtruded.complete(Product.named("forged"));
        pending.complete(Product.named("true"));
        assertThat(get(faithful).id()).isEqualTo("true");
        CompletableFuture<Product> hit = reactive.future("1", () -> pending);
        hit.obtrudeValue(Product.named("forged"));
        assertThat(get(reactive.future("1", () -> pending)).id()).isEqualTo("true");
        assertThat(pending.isCancelled()).isFalse();
    }
}
