package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.larder.Key;
import dev.larder.contract.shop.Product;
import dev.larder.spi.Source;
import io.smallrye.mutiny.Uni;

/** Many calls at once for one key. */
class SharingContract extends Topic {

    private static final int CALLERS = 50;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch loading = new CountDownLatch(1);
    private final Counted<Product> loader = Counted.of(() -> {
        loading.countDown();
        assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        return Product.named("1");
    });

    SharingContract(Container container) {
        super(container);
    }

    /** In the engine, that is: a thread that was let go but has not run yet is still said to wait where it began. */
    private static void awaitParked(List<Thread> threads) {
        Fixture.soon().until(() -> threads.stream().allMatch(thread -> isInEngine(thread)
                && (thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING)));
    }

    private static boolean isInEngine(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("dev.larder.internal.engine."));
    }

    @Test
    void callersThatMissTogetherShareOneLoad() throws Exception {
        try (Crowd<Product> crowd = new Crowd<>(CALLERS, () -> plain.product("1", loader))) {
            assertThat(loading.await(20, TimeUnit.SECONDS)).isTrue();
            awaitParked(crowd.threads());
            gate.countDown();
            assertThat(crowd.values()).hasSize(CALLERS).containsOnly(Product.named("1"));
        }
        assertThat(loader.runs()).isEqualTo(1);
        assertThat(sources("product")).hasSize(CALLERS).contains(Source.METHOD, Source.SHARED)
                .containsOnlyOnce(Source.METHOD);
    }

    @Test
    void waitersShareTheFailureOfTheLoad() throws Exception {
        IOException failure = new IOException("disk");
        Counted<Product> failing = Counted.of(() -> {
            loader.call();
            throw failure;
        });
        try (Crowd<Product> crowd = new Crowd<>(CALLERS, () -> plain.product("1", failing))) {
            assertThat(loading.await(20, TimeUnit.SECONDS)).isTrue();
            awaitParked(crowd.threads());
            gate.countDown();
            assertThat(crowd.failures()).hasSize(CALLERS).allMatch(each -> each == failure);
        }
        assertThat(failing.runs()).isEqualTo(1);
    }

    @Test
    void withoutSingleFlightEachLoadsForItself() throws Exception {
        CountDownLatch all = new CountDownLatch(4);
        Counted<Product> together = Counted.of(() -> {
            all.countDown();
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
            return Product.named("1");
        });
        try (Crowd<Product> crowd = new Crowd<>(4, () -> plain.alone("1", together))) {
            assertThat(crowd.values()).hasSize(4);
        }
        assertThat(together.runs()).isEqualTo(4);
    }

    @Test
    void unisThatMissTogetherShareOneLoad() {
        CompletableFuture<Product> pending = new CompletableFuture<>();
        Counted<Uni<Product>> slow = Counted.of(() -> Uni.createFrom().completionStage(pending));
        List<CompletableFuture<Product>> results = IntStream.range(0, CALLERS)
                .mapToObj(i -> reactive.uni("1", slow).subscribeAsCompletionStage()).toList();
        Fixture.soon().until(() -> pending.getNumberOfDependents() > 0);
        pending.complete(Product.named("1"));
        assertThat(results).allSatisfy(
                each -> assertThat(each.get(20, TimeUnit.SECONDS)).isEqualTo(Product.named("1")));
        assertThat(slow.runs()).isEqualTo(1);
    }

    @Test
    void interruptOfAWaiterIsKeptAndDoesNotEndItsWait() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        try (Crowd<Product> leader = new Crowd<>(1, () -> plain.product("1", loader))) {
            assertThat(loading.await(20, TimeUnit.SECONDS)).isTrue();
            try (Crowd<Product> waiter = new Crowd<>(1, () -> {
                Product product = plain.product("1", loader);
                interrupted.set(Thread.interrupted());
                return product;
            })) {
                awaitParked(waiter.threads());
                waiter.threads().get(0).interrupt();
                gate.countDown();
                assertThat(waiter.values()).containsExactly(Product.named("1"));
            }
            assertThat(leader.values()).hasSize(1);
        }
        assertThat(interrupted).isTrue();
        assertThat(loader.runs()).isEqualTo(1);
    }

    @Test
    void interruptOfTheLoadingThreadIsTheMethodsMatter() throws Exception {
        try (Crowd<Product> leader = new Crowd<>(1, () -> plain.product("1", loader))) {
            assertThat(loading.await(20, TimeUnit.SECONDS)).isTrue();
            leader.threads().get(0).interrupt();
            assertThat(leader.failures()).hasSize(1).allMatch(InterruptedException.class::isInstance);
        }
        assertThat(plain.product("1", () -> Product.named("2")).id()).isEqualTo("2");
    }

    @Test
    void valueLoadedBeforeAnInvalidationAnswersItsCallersAndIsNotStored() throws Exception {
        try (Crowd<Product> crowd = new Crowd<>(3, () -> plain.product("1", loader))) {
            assertThat(loading.await(20, TimeUnit.SECONDS)).isTrue();
            awaitParked(crowd.threads());
            cache("product").invalidate(Key.of("product:{0}", "1"));
            gate.countDown();
            assertThat(crowd.values()).hasSize(3).containsOnly(Product.named("1"));
        }
        assertThat(settledKeys()).isEmpty();
        assertThat(plain.product("1", () -> Product.named("new")).id()).isEqualTo("new");
    }

    @Test
    void callAfterAnInvalidationDoesNotWaitForAnOlderLoad() throws Exception {
        AtomicInteger fresh = new AtomicInteger();
        try (Crowd<Product> crowd = new Crowd<>(1, () -> plain.product("1", loader))) {
            assertThat(loading.await(20, TimeUnit.SECONDS)).isTrue();
            cache("product").clear();
            assertThat(plain.product("1", () -> Product.named("new" + fresh.incrementAndGet())).id())
                    .isEqualTo("new1");
            gate.countDown();
            assertThat(crowd.values()).containsExactly(Product.named("1"));
        }
        assertThat(plain.product("1", () -> Product.named("not asked")).id()).isEqualTo("new1");
    }

    @Test
    void loadThatABypassOvertookIsNotStored() throws Exception {
        try (Crowd<Product> crowd = new Crowd<>(1, () -> plain.bypass("1", false, loader))) {
            assertThat(loading.await(20, TimeUnit.SECONDS)).isTrue();
            plain.bypass("1", true, () -> Product.named("new"));
            gate.countDown();
            assertThat(crowd.values()).containsExactly(Product.named("1"));
        }
        assertThat(plain.bypass("1", false, () -> Product.named("not asked")).id()).isEqualTo("new");
    }

    @Test
    void failedLoadOfOneCallerDoesNotSpoilTheNext() throws Exception {
        assertThatThrownBy(() -> plain.product("1", () -> {
            throw new IOException("disk");
        })).hasMessage("disk");
        try (Crowd<Product> crowd = new Crowd<>(CALLERS, () -> plain.product("1", () -> Product.named("1")))) {
            assertThat(crowd.values()).hasSize(CALLERS).containsOnly(Product.named("1"));
        }
    }
}
