package dev.larder.internal.result.mutiny;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.Caller;
import dev.larder.internal.result.Effect;
import dev.larder.internal.result.EffectCalls;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.result.Surroundings;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Calls that return a {@code Uni}, whose item comes when the effect is there. The method runs at each subscription. A
 * subscriber that cancels ends neither the method nor its effect. The subscribing thread is lent until the method was
 * invoked, where it must be invoked on it.
 */
public final class UniEffectCalls implements EffectCalls {

    private final Surroundings surroundings;

    public UniEffectCalls(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <C> Object call(Supplier<Effect> effects, Invocation<C> invocation, C call) {
        return Uni.createFrom().context(context -> Uni.createFrom().emitter(emitter -> {
            Caller here = surroundings.here();
            CompletableFuture<Void> invoked = new CompletableFuture<>();
            Effect effect = effects.get();
            Effect.then(effect.begin(), here,
                    nothing -> run(effect, () -> invoke(effect, invocation, call, invoked), here, context, emitter));
            surroundings.lend(here, invoked);
        }));
    }

    private static <C> @Nullable Uni<?> invoke(Effect effect, Invocation<C> invocation, C call,
            CompletableFuture<Void> invoked) throws Exception {
        try {
            return effect.standsIn() ? null : (Uni<?>) Objects.requireNonNull(invocation.proceed(call),
                    "a method returned null where it declares a Uni");
        } finally {
            invoked.complete(null);
        }
    }

    private static void run(Effect effect, Callable<@Nullable Uni<?>> method, Caller here, Context context,
            UniEmitter<? super @Nullable Object> emitter) {
        @Nullable
        Uni<?> uni;
        try {
            uni = method.call();
        } catch (Throwable failure) {
            Effect.then(effect.failed(), here, untold -> emitter.fail(failure));
            return;
        }
        if (uni == null) {
            emitter.complete(null);
            return;
        }
        uni.subscribe().with(context,
                item -> Effect.then(effect.succeeded(item), here, told -> end(emitter, item, told)),
                failure -> Effect.then(effect.failed(), here, untold -> emitter.fail(failure)));
    }

    private static void end(UniEmitter<? super @Nullable Object> emitter, @Nullable Object item,
            @Nullable Throwable failure) {
        if (failure == null) {
            emitter.complete(item);
        } else {
            emitter.fail(failure);
        }
    }
}
