package dev.larder.internal.result;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Call;
import dev.larder.internal.engine.Caller;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.engine.Loader;
import dev.larder.internal.engine.Outcome;
import dev.larder.internal.tier.Held;

/**
 * Calls that return a {@code CompletionStage}. Each caller has a future of its own: completing or cancelling it touches
 * nobody else's.
 */
public final class StageCalls implements ResultCalls {

    private final Engine engine;
    private final Surroundings surroundings;

    public StageCalls(Engine engine, Surroundings surroundings) {
        this.engine = engine;
        this.surroundings = surroundings;
    }

    @Override
    public <C> Object call(CachedMethod method, String key, boolean reload, Invocation<C> invocation, C call) {
        if (!reload) {
            Held held = engine.peek(method, key);
            if (!held.isNothing()) {
                return CompletableFuture.completedFuture(method.wrap(held.value()));
            }
        }
        Caller here = surroundings.here();
        Loader loader = () -> load(method, invocation, call);
        Call missed = new Call(method, key, loader, here, surroundings::background);
        CompletableFuture<Outcome> outcome = reload ? engine.reload(missed) : engine.answer(missed);
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        if (outcome.isDone()) {
            settle(method, outcome.join(), result);
        } else {
            outcome.thenAccept(settled -> here.execute(() -> settle(method, settled, result)));
        }
        return result;
    }

    private static <C> CompletionStage<@Nullable Object> load(CachedMethod method, Invocation<C> invocation, C call)
            throws Exception {
        Object stage = Objects.requireNonNull(invocation.proceed(call),
                () -> method.plan().describe() + " returned null where it declares a CompletionStage");
        CompletableFuture<@Nullable Object> loaded = new CompletableFuture<>();
        // Not thenApply(): that hands on a CompletionException around the method's own.
        ((CompletionStage<?>) stage).whenComplete((value, failure) -> {
            if (failure == null) {
                loaded.complete(method.unwrap(value));
            } else {
                loaded.completeExceptionally(failure);
            }
        });
        return loaded;
    }

    private static void settle(CachedMethod method, Outcome outcome, CompletableFuture<@Nullable Object> result) {
        if (outcome instanceof Outcome.Answered answered) {
            result.complete(method.wrap(answered.value()));
        } else {
            result.completeExceptionally(((Outcome.Thrown) outcome).cause());
        }
    }
}
