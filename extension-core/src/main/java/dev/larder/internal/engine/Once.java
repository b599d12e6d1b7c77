package dev.larder.internal.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/** A task that may be handed to several places: the first that comes to it runs it, the others find it begun. */
final class Once {

    private final AtomicBoolean begun = new AtomicBoolean();

    boolean hasBegun() {
        return begun.get();
    }

    /** What the task is in one of the places. */
    Runnable as(Runnable task) {
        return () -> {
            if (begun.compareAndSet(false, true)) {
                task.run();
            }
        };
    }
}
