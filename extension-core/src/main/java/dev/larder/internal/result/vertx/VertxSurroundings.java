package dev.larder.internal.result.vertx;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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
    private final UnaryOperator<Runnable> alone;

    /**
     * @param elsewhere asked on the calling thread: a pool whose tasks find the contexts of the call
     * @param background a pool whose tasks find none
     * @param alone what a task needs around it that runs in the background: a request of its own
     */
    public VertxSurroundings(Supplier<Executor> elsewhere, Executor background, UnaryOperator<Runnable> alone) {
        this.elsewhere = elsewhere;
        this.background = background;
        this.alone = alone;
    }

    @Override
    public boolean mayWait() {
        return !Context.isOnEventLoopThread();
    }

    @Override
    public Caller here() {
        Context context = Context.isOnEventLoopThread() ? Vertx.currentContext() : null;
        if (context != null) {
            return task -> runAnyway(turn -> context.runOnContext(ignored -> turn.run()), task);
        }
        Executor pool = elsewhere.get();
        return task -> runAnyway(pool, task);
    }

    /** Where threads are being stopped, whoever has the answer hands it on: nobody would be left to wait for it. */
    private static void runAnyway(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException stopped) {
            task.run();
        }
    }

    @Override
    public Caller background() {
        Context current = Context.isOnEventLoopThread() ? Vertx.currentContext() : null;
        if (current != null) {
            ContextInternal context = ((ContextInternal) current).unwrap().duplicate();
            return task -> context.runOnContext(ignored -> alone.apply(task).run());
        }
        return task -> background.execute(alone.apply(task));
    }
}
