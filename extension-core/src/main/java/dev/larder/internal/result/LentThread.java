package dev.larder.internal.result;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.larder.internal.engine.Caller;
import dev.larder.internal.engine.CallerThread;

/**
 * The calling thread of a reactive call, lent until the method was invoked, so that it finds there what belongs to the
 * call; from then on another place. It is given back at once if the call waits for a load of somebody else.
 */
final class LentThread implements Caller {

    private final CallerThread thread;
    private final Caller afterwards;
    private final CompletableFuture<Void> home = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<Handed> handed = new ConcurrentLinkedQueue<>();

    LentThread(CallerThread thread, Caller afterwards) {
        this.thread = thread;
        this.afterwards = afterwards;
    }

    /** Lends the thread until the outcome is known, or the thread is given back, or it has waited so long. */
    void lendUntil(CompletableFuture<?> outcome, Duration longest) {
        if (!home.isDone()) {
            outcome.whenComplete((settled, failure) -> giveBack());
            thread.unlessDoneIn(longest.toNanos(), this::giveBack);
            thread.await(home);
        }
    }

    @Override
    public void execute(Runnable task) {
        Handed one = new Handed(task);
        handed.add(one);
        thread.execute(one);
        if (home.isDone()) {
            moveOn();
        }
    }

    @Override
    public boolean isHeld() {
        return !home.isDone();
    }

    @Override
    public void giveBack() {
        if (home.complete(null)) {
            moveOn();
        }
    }

    private void moveOn() {
        for (Handed one = handed.poll(); one != null; one = handed.poll()) {
            if (!one.taken.get()) {
                afterwards.execute(one);
            }
        }
    }

    /** A task that either place may run, once. */
    private static final class Handed implements Runnable {

        private final Runnable task;
        private final AtomicBoolean taken = new AtomicBoolean();

        Handed(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (taken.compareAndSet(false, true)) {
                task.run();
            }
        }
    }
}
