package dev.larder.internal.behind;

import java.time.Duration;

/**
 * Whether the owner of a partition is to give it back.
 *
 * @param forGood after all is applied, and never to claim it again; otherwise after what is being applied now
 * @param at then it is given back at the latest
 */
record Leaving(boolean asked, boolean forGood, long at) {

    static final Leaving NOT = new Leaving(false, false, 0);

    /** After what is being applied now. */
    static final Leaving SOON = new Leaving(true, false, 0);

    /** When all is applied, and at some time in any case; and it is never claimed again. */
    static Leaving forGood(long at) {
        return new Leaving(true, true, at);
    }

    /** So long, or until nothing more is to be applied if that comes earlier. */
    Duration within(Duration pause, long now) {
        return !forGood || pause.toNanos() < at - now ? pause : Duration.ofNanos(Math.max(0, at - now));
    }

    /** Whether nothing more is to be applied. */
    boolean isDue(long now) {
        return asked && (!forGood || isOver(now));
    }

    /** Whether nothing is waited for any more, not for Redis either. */
    boolean isOver(long now) {
        return forGood && now - at >= 0;
    }
}
