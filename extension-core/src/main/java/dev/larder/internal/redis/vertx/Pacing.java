package dev.larder.internal.redis.vertx;

import java.time.Duration;

/**
 * When to connect again, and how many attempts may stand open: the client cannot call one off, and each may hold a place in
 * its pool. For one thread at a time.
 */
final class Pacing {

    /** The client leaves the socket of a refused greeting open; more of them would take the server's places. */
    private static final Duration UNWELCOME_PAUSE = Duration.ofMinutes(1);
    private static final int OPEN_ATTEMPTS = 3;

    private final Settings settings;
    private int openAttempts;
    private int failures;
    private boolean unwelcome;
    private long upSince;

    Pacing(Settings settings) {
        this.settings = settings;
    }

    void opened() {
        openAttempts++;
    }

    /** An attempt holds no place any more. */
    void ended() {
        openAttempts--;
    }

    boolean mayOpen() {
        return openAttempts < OPEN_ATTEMPTS;
    }

    void failed(String why) {
        failures++;
        unwelcome = why.startsWith("WRONGPASS") || why.startsWith("NOAUTH") || why.startsWith("NOPERM");
    }

    void up(long now) {
        upSince = now;
    }

    /** A link that served for a while is worth a fresh start; one that keeps breaking is not. */
    void down(long now) {
        if (now - upSince > settings.reconnectMax().toNanos()) {
            failures = 0;
        } else {
            failures++;
        }
    }

    /** Milliseconds until the next attempt, jittered. */
    long pause() {
        return unwelcome ? UNWELCOME_PAUSE.toMillis() : settings.pause(failures);
    }
}
