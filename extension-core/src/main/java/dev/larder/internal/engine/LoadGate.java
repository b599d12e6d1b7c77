package dev.larder.internal.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many loads of a cache run at once. Thread-safe. Who finds it full may queue up, and is let in, in order, as others
 * leave.
 */
public final class LoadGate {

    private final int most;
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final ThreadLocal<Boolean> loading = new ThreadLocal<>();
    private int inside;

    /** @param most zero: any number */
    public LoadGate(int most) {
        this.most = most;
    }

    /**
     * Runs the method. What it calls of the same cache on this thread is part of its load: waiting at the gate it would wait
     * for itself.
     */
    <T> T within(Run<T> run) throws Throwable {
        if (most == 0 || isLoadingHere()) {
            return run.run();
        }
        loading.set(true);
        try {
            return run.run();
        } finally {
            loading.remove();
        }
    }

    /** Whether this very thread runs a method of the cache. */
    boolean isLoadingHere() {
        return loading.get() != null;
    }

    /** A run of the method. */
    @FunctionalInterface
    interface Run<T> {

        T run() throws Throwable;
    }

    /** Enters if there is room; then {@link #leave()} must follow. */
    boolean enter() {
        if (most == 0) {
            return true;
        }
        lock.lock();
        try {
            if (inside == most) {
                return false;
            }
            inside++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody who comes now would get in. */
    boolean hasRoom() {
        if (most == 0) {
            return true;
        }
        lock.lock();
        try {
            return inside < most;
        } finally {
            lock.unlock();
        }
    }

    /** Enters now or later: {@code entered} runs once, and {@link #leave()} must follow. */
    void queue(Runnable entered) {
        lock.lock();
        try {
            if (inside == most) {
                queue.add(entered);
                return;
            }
            inside++;
        } finally {
            lock.unlock();
        }
        entered.run();
    }

    /** Gives up queueing; false: it was let in meanwhile. */
    boolean giveUp(Runnable entered) {
        lock.lock();
        try {
            return queue.remove(entered);
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        if (most == 0) {
            return;
        }
        Runnable next;
        lock.lock();
        try {
            next = queue.poll();
            if (next == null) {
                inside--;
            }
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.run();
        }
    }

    /** Loads inside, and those that queue. */
    int underWay() {
        lock.lock();
        try {
            return inside + queue.size();
        } finally {
            lock.unlock();
        }
    }
}
