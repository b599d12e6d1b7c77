package dev.larder.internal.result;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.Caller;

/**
 * Calls that return a {@code CompletionStage}, which completes when the effect is there. The calling thread is lent until
 * the method was invoked, where it must be invoked on it.
 */
public final class StageEffectCalls implements EffectCalls {

    private final Surroundings surroundings;

    public StageEffectCalls(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <C> Object call(Supplier<Effect> effects, Invocation<C> invocation, C call) {
        Caller here = surroundings.here();
        CompletableFuture<@Nullable Object> caller = new CompletableFuture<>();
        CompletableFuture<Void> invoked = new CompletableFuture<>();
        Effect effect = effects.get();
        Effect.then(effect.begin(), here,
                nothing -> run(effect, () -> invoke(effect, invocation, call, invoked), here, caller));
        surroundings.lend(here, invoked);
        return caller;
    }

    private static <C> @Nullable CompletionStage<?> invoke(Effect effect, Invocation<C> invocation, C call,
            CompletableFuture<Void> invoked) throws Exception {
        try {
            return effect.standsIn() ? null : (CompletionStage<?>) Objects.requireNonNull(invocation.proceed(call),
                    "a method returned null where it declares a CompletionStage");
        } finally {
            invoked.complete(null);
        }
    }

    private static void run(Effect effect, Callable<@Nullable CompletionStage<?>> method, Caller here,
            CompletableFuture<@Nullable Object> caller) {
        @Nullable
        CompletionStage<?> stage;
        try {
            stage = method.call();
        } catch (Throwable failure) {
            Effect.then(effect.failed(), here, untold -> caller.completeExceptionally(failure));
            return;
        }
        if (stage == null) {
            caller.complete(null);
            return;
        }
        // Not thenApply(): that hands on a CompletionException around the method's own.
        stage.whenComplete((result, failure) -> {
            if (failure == null) {
                Effect.then(effect.succeeded(result), here, told -> end(caller, result, told));
            } else {
                Effect.then(effect.failed(), here, untold -> caller.completeExceptionally(failure));
            }
        });
    }

    private static void end(CompletableFuture<@Nullable Object> caller, @Nullable Object result,
            @Nullable Throwable failure) {
        if (failure == null) {
            caller.complete(result);
        } else {
            caller.completeExceptionally(failure);
        }
    }
}
