package dev.larder.internal.engine;

import java.util.concurrent.atomic.AtomicInteger;

/** How many loads run in the background. Each that begins must end. */
final class Renewals {

    private final int most;
    private final AtomicInteger underWay = new AtomicInteger();

    Renewals(int most) {
        this.most = most;
    }

    boolean begin() {
        if (underWay.incrementAndGet() <= most) {
            return true;
        }
        underWay.decrementAndGet();
        return false;
    }

    void end() {
        underWay.decrementAndGet();
    }

    int count() {
        return underWay.get();
    }
}
