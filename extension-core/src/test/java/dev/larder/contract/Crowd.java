package dev.larder.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;

/** Threads that make the same call, all at once, each once. */
final class Crowd<T> implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<T> values = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    Crowd(int size, Callable<T> call) {
        CyclicBarrier start = new CyclicBarrier(size);
        for (int i = 0; i < size; i++) {
            Thread thread = new Thread(() -> make(start, call), "crowd-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    private void make(CyclicBarrier start, Callable<T> call) {
        try {
            start.await();
            values.add(call.call());
        } catch (Throwable failure) {
            failures.add(failure);
        }
    }

    List<Thread> threads() {
        return threads;
    }

    /** When all have their answers. */
    List<T> values() {
        join();
        failures.forEach(failure -> {
            throw new AssertionError("a call failed", failure);
        });
        return List.copyOf(values);
    }

    /** When all have failed. */
    List<Throwable> failures() {
        join();
        return List.copyOf(failures);
    }

    private void join() {
        Fixture.soon().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Override
    public void close() {
        join();
    }
}
