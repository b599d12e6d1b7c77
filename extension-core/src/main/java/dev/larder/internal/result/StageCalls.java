package dev.larder.internal.result;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Call;
import dev.larder.internal.engine.CallForMany;
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
    private final Snapshots snapshots;

    public StageCalls(Engine engine, Surroundings surroundings, Snapshots snapshots) {
        this.engine = engine;
        this.surroundings = surroundings;
        this.snapshots = snapshots;
    }

    @Override
    public <C> Object call(CachedMethod method, String key, @Nullable Object[] arguments, boolean reload,
            Invocation<C> invocation, C call) {
        if (!reload) {
            Held held = engine.peek(method, key);
            if (!held.isNothing()) {
                return CompletableFuture.completedFuture(method.wrap(held.value()));
            }
        }
        Caller here = surroundings.here();
        Loader loader = new KeyedLoader(method, key, arguments, here, () -> load(method, invocation.proceed(call)));
        Call missed = new Call(method, key, loader, here, surroundings::background);
        return result(method, engine.ask(missed, snapshots.way(reload, invocation, call)), here, surroundings);
    }

    @Override
    public <C> Object callForMany(CachedMethod method, Elements elements, boolean reload, Invocation<C> invocation,
            C call) {
        Gathering gathering = new Gathering(engine, method, elements, reload);
        if (gathering.isComplete()) {
            return CompletableFuture.completedFuture(gathering.map());
        }
        Caller here = surroundings.here();
        CallForMany rest = gathering.rest(arguments -> load(method, invocation.proceed(call, arguments)), here,
                surroundings::background);
        return result(method, engine.ask(rest, snapshots.way(reload, invocation, call)).thenApply(gathering::settle),
                here,
                surroundings);
    }

    private static CompletableFuture<@Nullable Object> result(CachedMethod method, CompletableFuture<Outcome> outcome,
            Caller here, Surroundings surroundings) {
        surroundings.lend(here, outcome);
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        if (outcome.isDone()) {
            settle(method, outcome.join(), result);
        } else {
            outcome.thenAccept(settled -> here.execute(() -> settle(method, settled, result)));
        }
        return result;
    }

    private static CompletionStage<@Nullable Object> load(CachedMethod method, @Nullable Object returned) {
        Object stage = Objects.requireNonNull(returned,
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
