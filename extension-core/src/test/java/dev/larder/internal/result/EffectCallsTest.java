package dev.larder.internal.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.InvalidationFailedException;
import dev.larder.internal.engine.Caller;
import dev.larder.internal.result.mutiny.UniEffectCalls;
import dev.larder.internal.time.FakeTime;
import io.smallrye.mutiny.Uni;

/** Reactive calls with an effect where contexts cannot be put back on another thread. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EffectCallsTest {

    private final InvalidationFailedException told = new InvalidationFailedException("not taken");

    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<Thread> invokedOn = new ArrayList<>();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private CompletableFuture<Void> stored = new CompletableFuture<>();
    private final Surroundings surroundings = new LendingSurroundings(new Surroundings() {
        @Override
        public boolean mayWait() {
            return true;
        }

        @Override
        public Caller here() {
            return afterwards::add;
        }

        @Override
        public Caller background() {
            return afterwards::add;
        }
    }, new FakeTime(), Duration.ofMinutes(1));

    private final Effect effect = new Effect() {
        @Override
        public CompletableFuture<Void> begin() {
            return begun;
        }

        @Override
        public CompletableFuture<Void> succeeded(@Nullable Object result) {
            return stored;
        }

        @Override
        public CompletableFuture<Void> failed() {
            throw new AssertionError("the methods here succeed");
        }
    };

    /** A method that returns what its call says. */
    private final Invocation<Object> method = new Invocation<>() {
        @Override
        public Object proceed(Object returned) {
            invokedOn.add(Thread.currentThread());
            return returned;
        }

        @Override
        public Object proceed(Object returned, @Nullable Object[] arguments) {
            return proceed(returned);
        }
    };

    /** Lets the effect begin when the thread waits for that. */
    private void beginOnceWaitedFor() {
        Thread caller = Thread.currentThread();
        new Thread(() -> {
            while (caller.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            begun.complete(null);
        }).start();
    }

    private CompletableFuture<?> stage() {
        Object result = new StageEffectCalls(surroundings).call(() -> effect, method,
                CompletableFuture.completedFuture("value"));
        return ((CompletionStage<?>) result).toCompletableFuture();
    }

    private CompletableFuture<?> uni() {
        Object result = new UniEffectCalls(surroundings).call(() -> effect, method, Uni.createFrom().item("value"));
        return ((Uni<?>) result).subscribeAsCompletionStage();
    }

    private void completesAfterwards(CompletableFuture<?> result) {
        assertThat(invokedOn).containsExactly(Thread.currentThread());
        assertThat(result).isNotDone();
        stored.complete(null);
        assertThat(afterwards).hasSize(1);
        afterwards.get(0).run();
        assertThat(result).isCompletedWithValueMatching("value"::equals);
    }

    @Test
    void methodThatReturnsAStageIsInvokedOnTheCallingThreadWhenItsEffectHasBegun() {
        beginOnceWaitedFor();
        completesAfterwards(stage());
    }

    @Test
    void methodThatReturnsAUniIsInvokedOnTheSubscribingThreadWhenItsEffectHasBegun() {
        beginOnceWaitedFor();
        completesAfterwards(uni());
    }

    @Test
    void threadIsNotWaitedForWhereTheEffectHasNothingToBegin() {
        begun.complete(null);
        completesAfterwards(stage());
    }

    private static Throwable failure(CompletableFuture<?> result) {
        return result.handle((value, failure) -> failure).join();
    }

    @Test
    void callerIsToldWhyTheEffectFailedAndNothingAroundIt() {
        begun.complete(null);
        for (Supplier<CompletableFuture<?>> call : List.<Supplier<CompletableFuture<?>>>of(this::stage, this::uni)) {
            CompletableFuture<?> result = call.get();
            assertThat(result).isNotDone();
            afterwards.clear();
            stored.completeExceptionally(new CompletionException(told));
            assertThat(failure(runAfterwards(result))).isSameAs(told);
            assertThat(failure(call.get())).as("an effect that has failed at once").isSameAs(told);
            stored = new CompletableFuture<>();
        }
    }

    private CompletableFuture<?> runAfterwards(CompletableFuture<?> result) {
        assertThat(afterwards).hasSize(1);
        afterwards.get(0).run();
        return result;
    }

    @Test
    void callerOfAPlainMethodIsToldWhyTheEffectFailedEvenIfNobodyHadToWait() {
        begun.complete(null);
        stored.completeExceptionally(new CompletionException(told));
        assertThatThrownBy(() -> new PlainEffectCalls(surroundings, new FakeTime()).call(() -> effect, method, "value"))
                .isSameAs(told);
    }
}
