package dev.larder.internal.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** The place in the background of all keys of one call, found when the first needs it. Thread-safe. */
final class SharedBackground implements Supplier<Caller> {

    private final Supplier<Caller> finder;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Caller place;

    SharedBackground(Supplier<Caller> finder) {
        this.finder = finder;
    }

    @Override
    public Caller get() {
        lock.lock();
        try {
            Caller known = place;
            if (known == null) {
                known = finder.get();
                place = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }
}
