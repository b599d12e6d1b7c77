package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

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

    /** A loop that is held has no turns. */
    private void takesTurnsUntilAnswered(Supplier<CompletableFuture<Product>> call) throws Exception {
        server.pause();
        int turns = onLoop(start -> {
            CompletableFuture<Product> answer = call.get();
            CompletableFuture<Integer> counted = new CompletableFuture<>();
            turn(answer, 0, counted);
            return counted;
        });
        assertThat(turns).as("turns of the loop while the call waits for Redis").isGreaterThan(10);
    }

    private void turn(CompletableFuture<Product> answer, int turns, CompletableFuture<Integer> counted) {
        if (answer.isDone()) {
            counted.complete(turns);
        } else {
            loop.runOnContext(nothing -> turn(answer, turns + 1, counted));
        }
    }

    @Test
    void uniOfAStalledRedisDoesNotHoldItsEventLoop() throws Exception {
        takesTurnsUntilAnswered(() -> reactive.uniRemote("1", () -> Uni.createFrom().item(Product.named("1")))
                .subscribeAsCompletionStage());
    }

    @Test
    void stageOfAStalledRedisDoesNotHoldItsEventLoop() throws Exception {
        takesTurnsUntilAnswered(() -> reactive
                .stageRemote("1", () -> CompletableFuture.completedStage(Product.named("1"))).toCompletableFuture());
    }

    @Test
    void plainCallOnAnEventLoopRunsItsMethodAndDoesNotAskRedis() throws Exception {
        plain.remote("1", () -> Product.named("in Redis"));
        awaitStored("contract:remote:1");
        Map<String, Long> before = redis.calls();
        Product loaded = onLoop(start -> callPlain("1", () -> Product.named("by the method")));
        assertThat(loaded.id()).isEqualTo("by the method");
        assertThat(redis.callsSince(before)).doesNotContainKey("mget");
        assertThat(plain.remote("1", () -> null).id()).as("stored under a lease only").isEqualTo("in Redis");
    }

    private CompletableFuture<Product> callPlain(String id, Callable<Product> loader) {
        try {
            return CompletableFuture.completedFuture(plain.remote(id, loader));
        } catch (Exception failure) {
            return CompletableFuture.failedFuture(failure);
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
