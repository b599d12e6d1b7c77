package dev.larder.architecture.offence.internal.time;

import java.time.Instant;

public final class ReadsTheWallClock {

    private ReadsTheWallClock() {}

    public static Instant now() {
        return Instant.now();
    }
}
