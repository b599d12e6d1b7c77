package dev.larder.internal.time;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/** Time that moves when told to. What is due runs in the moving thread, in the order of its time, then of its asking. */
public final class FakeTime implements Time {

    private record Task(long due, long order, Runnable work) {
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
    private long now;
    private long asked;

    public FakeTime() {
        this(1_000_000_000L);
    }

    public FakeTime(long startNanos) {
        this.now = startNanos;
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized Cancellable after(Duration delay, Runnable work) {
        var task = new Task(now + Math.max(0, delay.toNanos()), asked++, work);
        tasks.add(task);
        return () -> {
            synchronized (this) {
                tasks.remove(task);
            }
        };
    }

    /** Moves time on, stopping at each due task to run it; tasks asked for meanwhile run too if they are due. */
    public void advance(Duration by) {
        long end = nanos() + by.toNanos();
        for (Task task = takeDue(end); task != null; task = takeDue(end)) {
            task.work().run();
        }
        synchronized (this) {
            now = Math.max(now, end);
        }
    }

    private synchronized @Nullable Task takeDue(long end) {
        Task first = tasks.peek();
        if (first == null || first.due() > end) {
            return null;
        }
        tasks.remove();
        now = Math.max(now, first.due());
        return first;
    }

    /** How many tasks wait to run. */
    public synchronized int waiting() {
        return tasks.size();
    }
}
