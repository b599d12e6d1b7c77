package dev.larder.internal.result.vertx;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import dev.larder.internal.engine.Caller;
import dev.larder.internal.result.Surroundings;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * Surroundings where some threads are event loops. A call made on one goes on there; any other goes on in a pool, as its
 * own thread is not waiting.
 */
public final class VertxSurroundings implements Surroundings {

    private final Supplier<Executor> elsewhere;
    private final Executor background;

    /**
     * @param elsewhere asked on the calling thread: a pool whose tasks find the contexts of the call
     * @param background a pool whose tasks find none
     */
    public VertxSurroundings(Supplier<Executor> elsewhere, Executor background) {
        this.elsewhere = elsewhere;
        this.background = background;
    }

    @Override
    public boolean mayWait() {
        return !Context.isOnEventLoopThread();
    }

    @Override
    public Caller here() {
        if (Context.isOnEventLoopThread()) {
            Context context = Vertx.currentContext();
            return task -> context.runOnContext(ignored -> task.run());
        }
        return elsewhere.get()::execute;
    }

    @Override
    public Caller background() {
        if (Context.isOnEventLoopThread()) {
            ContextInternal context = ((ContextInternal) Vertx.currentContext()).unwrap().duplicate();
            return task -> context.runOnContext(ignored -> task.run());
        }
        return background::execute;
    }
}
