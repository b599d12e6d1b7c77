package dev.larder.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.time.Time;

/**
 * Asks Redis now and then whether it still answers, while calls wait to be told something by way of it: of a server that
 * stands still, connections open, nobody is told. One command for all who wait, and none while nobody does.
 */
final class Vigil {

    private final RemoteTier remote;
    private final Time time;
    private final EngineLimits limits;
    private final BooleanSupplier needed;
    private final Runnable silent;
    private final AtomicBoolean kept = new AtomicBoolean();

    /**
     * @param needed whether somebody waits
     * @param silent run each time that Redis was asked and has not answered
     */
    Vigil(RemoteTier remote, Time time, EngineLimits limits, BooleanSupplier needed, Runnable silent) {
        this.remote = remote;
        this.time = time;
        this.limits = limits;
        this.needed = needed;
        this.silent = silent;
    }

    /** To be called when somebody waits: from then on it goes on by itself until nobody does. */
    void keep() {
        if (kept.compareAndSet(false, true)) {
            goOn();
        }
    }

    private void goOn() {
        time.after(limits.askAgain(), this::ask);
    }

    private void ask() {
        if (!needed.getAsBoolean()) {
            kept.set(false);
            // Somebody may have come in between, and have found it kept.
            if (needed.getAsBoolean()) {
                keep();
            }
            return;
        }
        CompletableFuture<Boolean> answer = remote.answers();
        Time.Cancellable impatience = time.after(limits.patience(), () -> answer.complete(false));
        answer.thenAccept(answered -> {
            impatience.cancel();
            if (!answered) {
                silent.run();
            }
            goOn();
        });
    }
}
