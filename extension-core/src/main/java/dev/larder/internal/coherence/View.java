package dev.larder.internal.coherence;

import java.time.Duration;

/** How long this process may trust that it has heard all news. */
public final class View {

    private final long maxLag;
    private volatile long trustedUntil;

    /** @param now on {@code Time.nanos()}; nothing is confirmed yet */
    public View(Duration maxLag, long now) {
        this.maxLag = maxLag.toNanos();
        this.trustedUntil = now - 1;
    }

    /**
     * Whether a value may be answered from memory.
     *
     * @param knownAt when it was the latest, at the earliest
     */
    public boolean covers(long knownAt, long now) {
        return trustedUntil - now >= 0 || now - knownAt <= maxLag;
    }

    /** All that was told before then has been heard. */
    void confirmed(long then) {
        trustedUntil = then + maxLag;
    }
}
