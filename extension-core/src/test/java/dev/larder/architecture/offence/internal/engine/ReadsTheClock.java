package dev.larder.architecture.offence.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

public final class ReadsTheClock {

    private ReadsTheClock() {}

    public static CompletableFuture<String> late() {
        return new CompletableFuture<String>().orTimeout(1, TimeUnit.SECONDS);
    }

    public static long ticks() {
        return System.nanoTime();
    }
}
