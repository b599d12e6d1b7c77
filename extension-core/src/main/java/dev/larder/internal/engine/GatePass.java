package dev.larder.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One place inside the gate of a cache, shared by the keys of one call: taken by the first that comes, left with the last.
 * Thread-safe.
 */
final class GatePass {

    private final LoadGate gate;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> queue = new ArrayList<>();
    private final Runnable letIn = this::letIn;
    private int inside;
    /** The place inside is that of a load further out. */
    private boolean nested;

    GatePass(LoadGate gate) {
        this.gate = gate;
    }

    /** Enters if there is room, or another key is inside; then {@link #leave()} must follow. */
    boolean enter() {
        List<Runnable> entered;
        lock.lock();
        try {
            if (inside == 0) {
                nested = gate.isLoadingHere();
                if (!nested && !gate.enter()) {
                    return false;
                }
            }
            inside++;
            entered = takeQueue();
        } finally {
            lock.unlock();
        }
        if (!entered.isEmpty()) {
            gate.giveUp(letIn);
            entered.forEach(Runnable::run);
        }
        return true;
    }

    /** Whether a key that comes now would get in. */
    boolean hasRoom() {
        lock.lock();
        try {
            return inside > 0 || gate.hasRoom();
        } finally {
            lock.unlock();
        }
    }

    /** Enters now or later: {@code entered} runs once, and {@link #leave()} must follow. */
    void queue(Runnable entered) {
        boolean now;
        boolean first = false;
        lock.lock();
        try {
            now = inside > 0;
            if (now) {
                inside++;
            } else {
                first = queue.isEmpty();
                queue.add(entered);
            }
        } finally {
            lock.unlock();
        }
        if (now) {
            entered.run();
        } else if (first) {
            gate.queue(letIn);
        }
    }

    /** Gives up queueing; false: it was let in meanwhile. */
    boolean giveUp(Runnable entered) {
        boolean last;
        lock.lock();
        try {
            if (!queue.remove(entered)) {
                return false;
            }
            last = queue.isEmpty();
        } finally {
            lock.unlock();
        }
        if (last) {
            gate.giveUp(letIn);
        }
        return true;
    }

    void leave() {
        boolean last;
        lock.lock();
        try {
            last = --inside == 0 && !nested;
        } finally {
            lock.unlock();
        }
        if (last) {
            gate.leave();
        }
    }

    private void letIn() {
        List<Runnable> entered;
        boolean unused;
        lock.lock();
        try {
            // A key may have come in on its own meanwhile, and all may have given up: one place is enough for any number.
            unused = inside > 0 && !nested || queue.isEmpty();
            nested = nested && unused;
            entered = takeQueue();
        } finally {
            lock.unlock();
        }
        if (unused) {
            gate.leave();
        }
        entered.forEach(Runnable::run);
    }

    private List<Runnable> takeQueue() {
        List<Runnable> all = List.copyOf(queue);
        queue.clear();
        inside += all.size();
        return all;
    }
}
