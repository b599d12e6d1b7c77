package dev.larder.internal.engine;

import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import dev.larder.internal.time.GivingWay;
import dev.larder.internal.time.Time;

/**
 * The thread of a plain call, lent to the engine while it waits: it runs what the engine hands it and parks in between.
 * One instance serves one call. Parking, not blocking in a monitor, lets a virtual thread leave its carrier.
 */
public final class CallerThread implements Caller {

    private final Thread thread = Thread.currentThread();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Time time;
    private final GivingWay givingWay;
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(
            (one, other) -> Long.signum(one.at() - other.at()));
    private boolean answerIsNear;

    private record Alarm(long at, Runnable task) {
    }

    public CallerThread(Time time) {
        this(time, new GivingWay(time::nanos));
    }

    /** @param givingWay shared by all that wait for the same Redis, so that they learn together whether it pays */
    public CallerThread(Time time, GivingWay givingWay) {
        this.time = time;
        this.givingWay = givingWay;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        wake();
    }

    @Override
    public boolean unlessDoneIn(long nanos, Runnable task) {
        if (Thread.currentThread() != thread) {
            return false;
        }
        alarms.add(new Alarm(time.nanos() + nanos, task));
        answerIsNear = true;
        return true;
    }

    @Override
    public boolean isHeld() {
        return true;
    }

    /**
     * Lends the thread until the future is complete. An interrupt does not end the wait, which is bounded anyway: it is
     * kept for the method and for the caller. What the future fails with is thrown as it is, if it is unchecked.
     */
    public <T> T await(CompletableFuture<T> future) {
        if (!future.isDone()) {
            future.whenComplete((value, failure) -> wake());
        }
        boolean interrupted = false;
        try {
            while (!future.isDone()) {
                Runnable task = tasks.poll();
                if (task == null && answerIsNear) {
                    answerIsNear = false;
                    givingWay.until(() -> !tasks.isEmpty() || future.isDone());
                } else if (task == null) {
                    park();
                    interrupted |= Thread.interrupted();
                } else {
                    if (interrupted) {
                        thread.interrupt();
                        interrupted = false;
                    }
                    task.run();
                }
            }
        } finally {
            if (interrupted) {
                thread.interrupt();
            }
        }
        return value(future);
    }

    private static <T> T value(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (Causes.of(failed) instanceof RuntimeException own) {
                throw own;
            }
            throw failed;
        }
    }

    /** What this thread does itself it sees by itself; waking it would only make its next park return at once. */
    private void wake() {
        if (Thread.currentThread() != thread) {
            LockSupport.unpark(thread);
        }
    }

    private void park() {
        Alarm next = alarms.peek();
        if (next == null) {
            LockSupport.park(this);
            return;
        }
        long left = next.at() - time.nanos();
        if (left > 0) {
            LockSupport.parkNanos(this, left);
        } else {
            alarms.remove();
            next.task().run();
        }
    }
}
