package dev.larder.architecture.offence.internal.tier;

public final class TakesMonitor {

    private int reads;

    public synchronized int reads() {
        return reads++;
    }
}
