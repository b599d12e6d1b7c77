package dev.larder.internal.result;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.time.Time;

/**
 * Calls that return their result, or nothing: the thread waits until the effect is there. One that must not wait does
 * not; its effect comes about a little later.
 */
public final class PlainEffectCalls implements EffectCalls {

    private final Surroundings surroundings;
    private final Time time;

    public PlainEffectCalls(Surroundings surroundings, Time time) {
        this.surroundings = surroundings;
        this.time = time;
    }

    @Override
    public <C> @Nullable Object call(Supplier<Effect> effects, Invocation<C> invocation, C call) throws Exception {
        Effect effect = effects.get();
        await(effect.begin());
        Object result;
        try {
            if (effect.standsIn()) {
                return null;
            }
            result = invocation.proceed(call);
        } catch (Throwable failure) {
            await(effect.failed().exceptionally(untold -> null));
            throw failure;
        }
        await(effect.succeeded(result));
        return result;
    }

    private void await(CompletableFuture<Void> done) {
        if (done.isCompletedExceptionally() || !done.isDone() && surroundings.mayWait()) {
            new CallerThread(time).await(done);
        }
    }
}
