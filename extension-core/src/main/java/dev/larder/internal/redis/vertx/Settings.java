package dev.larder.internal.redis.vertx;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How Redis is reached.
 *
 * @param connections how many long-lived connections carry the commands
 * @param deadline a command without an answer for this long has failed
 * @param maxQueued more commands than this under way at once are refused
 * @param reconnectMin the pause after a first failed connect, at most
 * @param reconnectMax the pause after many failed connects, at most
 */
public record Settings(int connections, Duration deadline, int maxQueued, Duration reconnectMin,
        Duration reconnectMax) {

    public Settings {
        if (connections < 1 || maxQueued < 1) {
            throw new IllegalArgumentException("At least one connection and one command must be allowed, not "
                    + connections + " and " + maxQueued);
        }
        if (deadline.toMillis() < 1 || reconnectMin.toMillis() < 1 || reconnectMax.compareTo(reconnectMin) < 0) {
            throw new IllegalArgumentException("Needs deadline >= 1ms and 1ms <= reconnectMin <= reconnectMax, not "
                    + deadline + ", " + reconnectMin + ", " + reconnectMax);
        }
    }

    public static Settings defaults() {
        return new Settings(1, Duration.ofMillis(100), 10_000, Duration.ofMillis(50), Duration.ofSeconds(2));
    }

    public Settings withDeadline(Duration other) {
        return new Settings(connections, other, maxQueued, reconnectMin, reconnectMax);
    }

    public Settings withMaxQueued(int other) {
        return new Settings(connections, deadline, other, reconnectMin, reconnectMax);
    }

    public Settings withConnections(int other) {
        return new Settings(other, deadline, maxQueued, reconnectMin, reconnectMax);
    }

    /** Milliseconds to wait before the next connect: between half and all of a time that doubles with each failure. */
    long pause(int failures) {
        long full = reconnectMin.toMillis();
        for (int i = 1; i < failures && full < reconnectMax.toMillis(); i++) {
            full *= 2;
        }
        full = Math.min(full, reconnectMax.toMillis());
        return 1 + full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1);
    }
}
