package dev.larder.internal.time;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Lets a thread give way to others for a few turns instead of parking, as long as that pays. Where Redis is near and
 * callers are many, what a thread waits for is there by the time that the others had their turn; parking it and waking
 * it again would have cost more than the command did. Where Redis is far, or other work takes the processors, that
 * shows soon: it rests, and is tried again ever more rarely.
 * <p>
 * One instance serves many threads. Its fields are plain: a lost update costs a turn.
 */
public final class GivingWay {

    private static final int TURNS = 20;

    /** A wait that took longer had better been a parked one, whatever came of it. */
    private static final long TOO_LONG = 500_000;

    private static final int MOST_CREDIT = 256;

    /** So many successes make up for one wait in vain. */
    private static final int COST = 4;

    /** And so many for one that took too long. */
    private static final int COST_OF_TOO_LONG = 32;

    private static final long SHORTEST_REST = 10_000_000;
    private static final long LONGEST_REST = 10_000_000_000L;

    private final LongSupplier nanos;
    private final Runnable turn;
    private int credit = MOST_CREDIT / 2;
    private long rest = SHORTEST_REST;
    private long restsUntil;

    /** @param nanos as {@link Time#nanos()} */
    public GivingWay(LongSupplier nanos) {
        this(nanos, Thread::yield);
    }

    /** @param turn what giving way once is */
    public GivingWay(LongSupplier nanos, Runnable turn) {
        this.nanos = nanos;
        this.turn = turn;
        this.restsUntil = nanos.getAsLong();
    }

    /** Gives way until it is done, or has been tried long enough, or not at all. */
    public void until(BooleanSupplier done) {
        long began = nanos.getAsLong();
        if (restsUntil - began > 0) {
            return;
        }
        boolean over = done.getAsBoolean();
        boolean tooLong = false;
        for (int turns = 0; !over && !tooLong && turns < TURNS; turns++) {
            turn.run();
            over = done.getAsBoolean();
            tooLong = nanos.getAsLong() - began > TOO_LONG;
        }
        judge(tooLong ? -COST_OF_TOO_LONG : over ? 1 : -COST);
    }

    /** Gives way once, or not at all. */
    public void once() {
        long began = nanos.getAsLong();
        if (restsUntil - began <= 0) {
            turn.run();
            judge(nanos.getAsLong() - began > TOO_LONG ? -COST_OF_TOO_LONG : 1);
        }
    }

    private void judge(int gain) {
        int sum = credit + gain;
        if (sum > MOST_CREDIT) {
            credit = MOST_CREDIT;
            rest = SHORTEST_REST;
        } else if (sum >= 0) {
            credit = sum;
        } else {
            credit = MOST_CREDIT / 2;
            restsUntil = nanos.getAsLong() + rest;
            rest = Math.min(LONGEST_REST, 2 * rest);
        }
    }
}
