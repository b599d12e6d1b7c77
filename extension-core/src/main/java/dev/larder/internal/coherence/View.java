package dev.larder.internal.coherence;

import java.time.Duration;

/** How long this process may trust that it has heard all news. */
public final class View {

    private final boolean always;
    private final long maxLag;
    private volatile long trustedUntil;
    private volatile long hearingSince;

    /** @param now on {@code Time.nanos()}; nothing is confirmed yet */
    public View(Duration maxLag, long now) {
        this(false, maxLag.toNanos(), now - 1);
    }

    private View(boolean always, long maxLag, long trustedUntil) {
        this.always = always;
        this.maxLag = maxLag;
        this.trustedUntil = trustedUntil;
        this.hearingSince = trustedUntil;
    }

    /** Trusts whatever it is asked; for memory that nobody else can make old, or that shall answer all the same. */
    public static View always() {
        return new View(true, 0, 0);
    }

    /**
     * Whether a value may be answered from memory.
     *
     * @param knownAt when it was the latest, at the earliest
     */
    public boolean covers(long knownAt, long now) {
        return isRecent(knownAt, now) || trustedUntil - now >= 0 && knownAt - hearingSince >= 0;
    }

    /** Whether it is heard, or will be, what happens to a value; of one that is recent it need not be. */
    public boolean hearsOf(long knownAt, long now) {
        return isRecent(knownAt, now) || knownAt - hearingSince >= 0;
    }

    private boolean isRecent(long knownAt, long now) {
        return always || now - knownAt <= maxLag;
    }

    /** What was told before then was not heard, and never will be. */
    void begun(long then) {
        hearingSince = then;
    }

    /** All that was told before then has been heard. */
    void confirmed(long then) {
        trustedUntil = then + maxLag;
    }
}
