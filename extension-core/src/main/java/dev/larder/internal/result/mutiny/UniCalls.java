package dev.larder.internal.result.mutiny;

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
import dev.larder.internal.result.Invocation;
import dev.larder.internal.result.ResultCalls;
import dev.larder.internal.result.Surroundings;
import dev.larder.internal.tier.Held;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Calls that return a {@code Uni}. The key is written when the method is called, the cache is asked at each subscription.
 * A subscriber that cancels does not end a load that others may wait for.
 */
public final class UniCalls implements ResultCalls {

    private final Engine engine;
    private final Surroundings surroundings;

    public UniCalls(Engine engine, Surroundings surroundings) {
        this.engine = engine;
        this.surroundings = surroundings;
    }

    @Override
    public <C> Object call(CachedMethod method, String key, boolean reload, Invocation<C> invocation, C call) {
        return Uni.createFrom().context(context -> subscribed(method, key, reload, invocation, call, context));
    }

    private <C> Uni<@Nullable Object> subscribed(CachedMethod method, String key, boolean reload,
            Invocation<C> invocation, C call, Context context) {
        if (!reload) {
            Held held = engine.peek(method, key);
            if (!held.isNothing()) {
                return Uni.createFrom().item(method.wrap(held.value()));
            }
        }
        Loader loader = () -> load(method, invocation, call, context);
        return Uni.createFrom().emitter(emitter -> {
            Caller here = surroundings.here();
            Call missed = new Call(method, key, loader, here, surroundings::background);
            CompletableFuture<Outcome> outcome = reload ? engine.reload(missed) : engine.answer(missed);
            if (outcome.isDone()) {
                settle(method, outcome.join(), emitter);
            } else {
                outcome.thenAccept(settled -> here.execute(() -> settle(method, settled, emitter)));
            }
        });
    }

    private static <C> CompletionStage<@Nullable Object> load(CachedMethod method, Invocation<C> invocation, C call,
            Context context) throws Exception {
        Object uni = Objects.requireNonNull(invocation.proceed(call),
                () -> method.plan().describe() + " returned null where it declares a Uni");
        return ((Uni<?>) uni).map(method::unwrap).subscribe().asCompletionStage(context);
    }

    private static void settle(CachedMethod method, Outcome outcome, UniEmitter<? super @Nullable Object> emitter) {
        if (outcome instanceof Outcome.Answered answered) {
            emitter.complete(method.wrap(answered.value()));
        } else {
            emitter.fail(((Outcome.Thrown) outcome).cause());
        }
    }
}
