package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Product;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Which threads calls run on, and which they never hold. */
class ThreadContract extends Topic {

    private final Context loop;

    ThreadContract(Container container) {
        super(container);
        this.loop = container.vertx().getOrCreateContext();
    }

    /** Where something happened. */
    private record Place(Thread thread, Context context) {

        static Place here() {
            return new Place(Thread.currentThread(), Vertx.currentContext());
        }
    }

    private <T> T onLoop(Function<Place, CompletableFuture<T>> call) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.runOnContext(nothing -> call.apply(Place.here()).whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        }));
        return result.get(20, TimeUnit.SECONDS);
    }

    /** Makes the call on the loop and says whether its method and its answer were there too. */
    private boolean staysOnTheLoop(String id, boolean uni) throws Exception {
        return onLoop(start -> {
            Place[] loaded = new Place[1];
            CompletableFuture<Product> answer = uni ? reactive.uniRemote(id, () -> {
                loaded[0] = Place.here();
                return Uni.createFrom().item(Product.named(id));
            }).subscribeAsCompletionStage() : reactive.stageRemote(id, () -> {
                loaded[0] = Place.here();
                return CompletableFuture.completedStage(Product.named(id));
            }).toCompletableFuture();
            return answer.thenApply(product -> start.equals(Place.here())
                    && (loaded[0] == null || start.equals(loaded[0])));
        });
    }

    @Test
    void uniOnAnEventLoopGoesOnThere() throws Exception {
        assertThat(staysOnTheLoop("1", true)).as("a miss").isTrue();
        awaitStored("contract:uniRemote:1");
        assertThat(staysOnTheLoop("1", true)).as("a hit in Redis").isTrue();
    }

    @Test
    void stageOnAnEventLoopGoesOnThere() throws Exception {
        assertThat(staysOnTheLoop("1", false)).as("a miss").isTrue();
        awaitStored("contract:stageRemote:1");
        assertThat(staysOnTheLoop("1", false)).as("a hit in Redis").isTrue();
    }

    @Test
    void uniOnAnEventLoopGoesOnThereWhenRedisIsStalled() throws Exception {
        server.pause();
        assertThat(staysOnTheLoop("1", true)).isTrue();
    }

    @Test
    void uniThatWaitsForTheLoadOfAnotherThreadGoesOnOnItsOwnLoop() throws Exception {
        CompletableFuture<Product> pending = new CompletableFuture<>();
        CompletableFuture<Product> leader = reactive.uniRemote("1", () -> Uni.createFrom().completionStage(pending))
                .subscribeAsCompletionStage();
        Fixture.soon().until(() -> pending.getNumberOfDependents() > 0);
        CompletableFuture<Boolean> stayed = new CompletableFuture<>();
        loop.runOnContext(nothing -> {
            Place start = Place.here();
            reactive.uniRemote("1", () -> Uni.createFrom().nothing()).subscribe()
                    .with(product -> stayed.complete(start.equals(Place.here())));
            pending.complete(Product.named("1"));
        });
        assertThat(stayed.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(leader.get(20, TimeUnit.SECONDS)).isEqualTo(Product.named("1"));
    }

    @Test
    void stalledRedisDoesNotHoldTheEventLoopThatCallsIt() throws Exception {
        staysOnTheLoop("warm", true);
        staysOnTheLoop("warm", false);
        server.pause();
        LongAccumulator longest = new LongAccumulator(Math::max, 0);
        CompletableFuture<?>[] answers = new CompletableFuture<?>[20];
        for (int i = 0; i < answers.length; i++) {
            String id = "stalled" + i;
            answers[i] = CompletableFuture.supplyAsync(() -> {
                try {
                    return staysOnTheLoop(id, true);
                } catch (Exception failure) {
                    throw new AssertionError(failure);
                }
            });
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(answers);
        beat(longest, System.nanoTime(), all);
        all.get(20, TimeUnit.SECONDS);
        assertThat(Duration.ofNanos(longest.get())).as("the longest the loop was held")
                .isLessThan(Duration.ofMillis(90));
    }

    /** A heartbeat of the loop: how long it takes from one of its turns to the next. */
    private void beat(LongAccumulator longest, long last, CompletableFuture<?> until) {
        loop.runOnContext(nothing -> {
            long now = System.nanoTime();
            longest.accumulate(now - last);
            if (!until.isDone()) {
                beat(longest, now, until);
            }
        });
    }

    @Test
    void plainCallOnAnEventLoopAsksMemoryAndElseTheMethodAndDoesNotWait() throws Exception {
        plain.remote("1", () -> Product.named("in Redis"));
        awaitStored("contract:remote:1");
        server.pause();
        Product loaded = onLoop(start -> CompletableFuture.completedFuture(call("1", "by the method")));
        assertThat(loaded.id()).isEqualTo("by the method");
    }

    private Product call(String id, String name) {
        try {
            long start = System.nanoTime();
            Product product = plain.remote(id, () -> Product.named(name));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(90));
            return product;
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void plainCallOnAnEventLoopIsAnsweredFromMemory() throws Exception {
        Counted<Product> loader = Counted.of(() -> Product.named("1"));
        plain.product("1", loader);
        Product answer = onLoop(start -> {
            try {
                return CompletableFuture.completedFuture(plain.product("1", loader));
            } catch (Exception failure) {
                return CompletableFuture.failedFuture(failure);
            }
        });
        assertThat(answer).isEqualTo(Product.named("1"));
        assertThat(loader.runs()).isEqualTo(1);
    }
}
