package dev.larder.architecture.offence.internal.engine;

public final class ReadsTheClock {

    private ReadsTheClock() {}

    public static long now() {
        return System.currentTimeMillis();
    }

    public static long ticks() {
        return System.nanoTime();
    }
}
