package dev.larder.internal.result.vertx;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import dev.larder.internal.engine.Caller;
import dev.larder.internal.result.Surroundings;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Surroundings where some threads are event loops. A call made on one goes on there; any other goes on in a pool, as its
 * own thread is not waiting.
 */
public final class VertxSurroundings implements Surroundings {

    private final Supplier<Executor> elsewhere;

    /**
     * @param elsewhere asked on the calling thread: a pool whose tasks find the contexts of the call
     */
    public VertxSurroundings(Supplier<Executor> elsewhere) {
        this.elsewhere = elsewhere;
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
}
