package dev.larder.internal.result.mutiny;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Call;
import dev.larder.internal.engine.Caller;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.engine.Loader;
import dev.larder.internal.engine.Outcome;
import dev.larder.internal.result.Elements;
import dev.larder.internal.result.Gathering;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.result.KeyedLoader;
import dev.larder.internal.result.ResultCalls;
import dev.larder.internal.result.Snapshots;
import dev.larder.internal.result.Surroundings;
import dev.larder.internal.tier.Held;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Calls that return a {@code Uni}. The key is written when the method is called, the cache is asked at each subscription.
 * Where the arguments write another key by then, what the method gives is the subscriber's alone. A subscriber that cancels does not end a load that others may wait for.
 */
public final class UniCalls implements ResultCalls {

    private final Engine engine;
    private final Surroundings surroundings;
    private final Snapshots snapshots;

    public UniCalls(Engine engine, Surroundings surroundings, Snapshots snapshots) {
        this.engine = engine;
        this.surroundings = surroundings;
        this.snapshots = snapshots;
    }

    @Override
    public <C> Object call(CachedMethod method, String key, @Nullable Object[] arguments, boolean reload,
            Invocation<C> invocation, C call) {
        return Uni.createFrom()
                .context(context -> subscribed(method, key, arguments, reload, invocation, call, context));
    }

    private <C> Uni<@Nullable Object> subscribed(CachedMethod method, String key, @Nullable Object[] arguments,
            boolean reload, Invocation<C> invocation, C call, Context context) {
        if (!reload) {
            Held held = engine.peek(method, key);
            if (!held.isNothing()) {
                return Uni.createFrom().item(method.wrap(held.value()));
            }
        }
        Loader run = () -> load(method, invocation.proceed(call), context);
        return result(method, here -> engine.ask(new Call(method, key,
                new KeyedLoader(method, key, arguments, here, run), here, surroundings::background),
                snapshots.way(reload, invocation, call)));
    }

    @Override
    public <C> Object callForMany(CachedMethod method, Elements elements, boolean reload, Invocation<C> invocation,
            C call) {
        ReentrantLock proceeding = new ReentrantLock();
        return Uni.createFrom().context(context -> {
            Gathering gathering = new Gathering(engine, method, elements, reload);
            if (gathering.isComplete()) {
                return Uni.createFrom().item(gathering.map());
            }
            Gathering.Run run = arguments -> {
                // Two subscribers at once, each with missing elements of its own, share the invocation's arguments.
                proceeding.lock();
                try {
                    return load(method, invocation.proceed(call, arguments), context);
                } finally {
                    proceeding.unlock();
                }
            };
            return result(method, here -> engine.ask(gathering.rest(run, here, surroundings::background),
                    snapshots.way(reload, invocation, call)).thenApply(gathering::settle));
        });
    }

    private Uni<@Nullable Object> result(CachedMethod method, Function<Caller, CompletableFuture<Outcome>> question) {
        return Uni.createFrom().emitter(emitter -> {
            Caller here = surroundings.here();
            CompletableFuture<Outcome> outcome = question.apply(here);
            surroundings.lend(here, outcome);
            if (outcome.isDone()) {
                settle(method, outcome.join(), emitter);
            } else {
                outcome.thenAccept(settled -> here.execute(() -> settle(method, settled, emitter)));
            }
        });
    }

    private static CompletionStage<@Nullable Object> load(CachedMethod method, @Nullable Object returned,
            Context context) {
        Object uni = Objects.requireNonNull(returned,
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
