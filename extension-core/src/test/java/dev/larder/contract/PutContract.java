package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.larder.Key;
import dev.larder.contract.shop.Committed;
import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.Puts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;

/** Methods with {@code @CachePut}. */
class PutContract extends Topic {

    private static final Product OLD = Product.named("old");
    private static final Product NEW = Product.named("new");
    private static final Callable<@Nullable Product> NOT_ASKED = () -> {
        throw new AssertionError("the cache has no answer");
    };

    private final Puts puts;

    PutContract(Container container) {
        super(container);
        puts = container.bean(Puts.class);
    }

    private @Nullable Product answer() throws Exception {
        return plain.product("1", NOT_ASKED);
    }

    @Test
    void resultAnswersTheCachedMethod() throws Exception {
        assertThat(puts.result("1", () -> NEW)).isSameAs(NEW);
        assertThat(answer()).isEqualTo(NEW);
        assertThat(settledKeys()).containsExactly("contract:product:1");
    }

    @Test
    void resultAnswersFromRedisAlso() throws Exception {
        puts.result("1", () -> NEW);
        onlyInRedis("product", "contract:product:1", Key.of("product:{0}", "1"));
        assertThat(answer()).isEqualTo(NEW);
    }

    @Test
    void methodAlwaysRunsAndItsResultReplacesWhatWasStored() throws Exception {
        plain.product("1", () -> OLD);
        awaitStored("contract:product:1");
        puts.result("1", () -> {
            assertThat(answer()).as("while the method runs").isEqualTo(OLD);
            return NEW;
        });
        assertThat(answer()).isEqualTo(NEW);
        onlyInRedis("product", "contract:product:1", Key.of("product:{0}", "1"));
        assertThat(answer()).isEqualTo(NEW);
    }

    @Test
    void nothingIsStoredWhenTheMethodThrowsAndWhatWasStays() throws Exception {
        plain.product("1", () -> OLD);
        awaitStored("contract:product:1");
        IllegalStateException own = new IllegalStateException("not saved");
        assertThatThrownBy(() -> puts.result("1", () -> {
            throw own;
        })).isSameAs(own);
        assertThat(answer()).isEqualTo(OLD);
        onlyInRedis("product", "contract:product:1", Key.of("product:{0}", "1"));
        assertThat(answer()).isEqualTo(OLD);
    }

    @Test
    void resultIsStoredAfterTheMethodsOwnTransactionHasEnded() throws Exception {
        plain.product("1", () -> OLD);
        Committed.Interceptor.commit = () -> assertThat(plainly(this::answer)).isEqualTo(OLD);
        puts.transactional("1", NEW);
        assertThat(answer()).isEqualTo(NEW);
    }

    private static @Nullable Product plainly(Callable<@Nullable Product> call) {
        try {
            return call.call();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void methodThatReadsWhatItWritesDoesNotWaitForItself() throws Exception {
        long waits = cache("product").stats().waits();
        puts.result("1", () -> {
            assertThat(plain.product("1", () -> OLD)).isEqualTo(OLD);
            return NEW;
        });
        assertThat(cache("product").stats().waits()).isEqualTo(waits);
        assertThat(answer()).isEqualTo(NEW);
    }

    @Test
    void leaseOfAMethodThatThrewIsGivenBack() {
        assertThatThrownBy(() -> puts.result("1", () -> {
            throw new IllegalStateException("not saved");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(settledKeys()).isEmpty();
    }

    @Test
    void parameterIsStoredUnderTheTtlOfTheCache() throws Exception {
        puts.parameter(NEW, () -> {});
        assertThat(plain.even("new", () -> OLD)).isEqualTo(NEW);
        settledKeys();
        assertThat((Long) server.command("PTTL", "contract:even:new")).isBetween(60_000L, 90_000L);
    }

    @Test
    void propertyIsTakenOutOfItsOptional() throws Exception {
        assertThat(puts.property(new Puts.Change("1", Optional.of(NEW)))).isEqualTo("1");
        assertThat(plain.optional("1", () -> Optional.of(OLD))).contains(NEW);
        puts.property(new Puts.Change("1", Optional.empty()));
        assertThat(plain.optional("1", () -> Optional.of(OLD))).isEmpty();
    }

    @Test
    void tierIsThatOfTheCache() throws Exception {
        puts.remote("1", NEW);
        assertThat(plain.remote("1", NOT_ASKED)).isEqualTo(NEW);
        puts.local("1", NEW);
        assertThat(plain.local("1", () -> OLD)).isSameAs(NEW);
        assertThat(settledKeys()).containsExactly("contract:remote:1");
    }

    @Test
    void valueThatIsNotToBeRememberedIsForgotten() throws Exception {
        plain.forgetful("1", () -> OLD);
        awaitStored("contract:forgetful:1");
        puts.forgetful("1", null);
        assertThat(settledKeys()).isEmpty();
        assertThat(plain.forgetful("1", () -> NEW)).isEqualTo(NEW);
    }

    @Test
    void cacheThatIsOffStoresNothing() {
        assertThat(puts.off("1", NEW)).isSameAs(NEW);
        assertThat(settledKeys()).isEmpty();
    }

    @Test
    void uniHasItsItemWhenItIsStored() {
        assertThat(puts.uni("1", () -> Uni.createFrom().item(NEW)).await().indefinitely()).isSameAs(NEW);
        assertThat(reactive.uni("1", () -> Uni.createFrom().item(OLD)).await().indefinitely()).isEqualTo(NEW);
    }

    @Test
    void failedUniStoresNothing() {
        IllegalStateException own = new IllegalStateException("not saved");
        Uni<@Nullable Product> uni = puts.uni("1", () -> Uni.createFrom().failure(own));
        assertThatThrownBy(() -> uni.await().indefinitely()).isSameAs(own);
        assertThat(settledKeys()).isEmpty();
    }

    @Test
    void stageCompletesWhenItIsStored() throws Exception {
        CompletableFuture<@Nullable Product> saving = new CompletableFuture<>();
        CompletableFuture<@Nullable Product> result = puts.stage("1", () -> saving).toCompletableFuture();
        saving.complete(NEW);
        assertThat(result.get(10, TimeUnit.SECONDS)).isSameAs(NEW);
        assertThat(reactive.stage("1", () -> CompletableFuture.completedFuture(OLD)).toCompletableFuture().join())
                .isEqualTo(NEW);
    }

    @Test
    void onAnEventLoopThePlainMethodRunsAtOnceAndTheOldValueDoesNotStay() throws Exception {
        plain.product("1", () -> OLD);
        awaitStored("contract:product:1");
        Promise<@Nullable Product> called = Promise.promise();
        container.vertx().getOrCreateContext().runOnContext(ignored -> {
            try {
                called.complete(puts.result("1", () -> NEW));
            } catch (Exception failed) {
                called.fail(failed);
            }
        });
        assertThat(called.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS)).isSameAs(NEW);
        Fixture.soon().until(() -> NEW.equals(plain.product("1", () -> NEW)));
    }

    @Test
    void methodMayPutAndInvalidate() throws Exception {
        plain.even("1", () -> OLD);
        awaitStored("contract:even:1");
        puts.both("1", NEW);
        assertThat(answer()).isEqualTo(NEW);
        assertThat(plain.even("1", () -> NEW)).isEqualTo(NEW);
    }

    @Test
    void writerThatLostItsLeaseToAnotherForgetsTheEntry() throws Exception {
        puts.result("1", () -> {
            puts.result("1", () -> OLD);
            return NEW;
        });
        assertThat(settledKeys()).isEmpty();
        assertThat(plain.product("1", () -> NEW)).isEqualTo(NEW);
    }
}
