package dev.larder.internal.tier;

import java.util.Optional;

import dev.larder.internal.entry.Envelope;

/**
 * How a lease is asked for.
 *
 * @param manner what to do if another has it
 * @param seen the entry that was looked up; if another stands there now, that one is told instead of a grant
 * @param replaces whatever stands there and is not {@code seen} is worth nothing, and goes
 */
public record Claim(Manner manner, Optional<Envelope> seen, boolean replaces) {

    /** What to do if another has the lease. */
    public enum Manner {

        /** Leave it to them. */
        ASK,

        /** Leave it to them, and be told when they are done. */
        WAIT,

        /** Leave it to who loads, and be told; but a pause ends, as there is no old value to answer with. */
        INSIST,

        /** Take it: what they load is older than what we are going to. */
        FORCE,

        /** Take it, and what stands there goes. */
        SEIZE
    }

    /** Nothing was found. */
    public static Claim ofNothing(Manner manner) {
        return new Claim(manner, Optional.empty(), false);
    }

    /** An entry was found that is not good enough. */
    public static Claim over(Envelope seen, Manner manner) {
        return new Claim(manner, Optional.of(seen), false);
    }

    /** Something was found that nobody can use; or it does not matter what is there. */
    public static Claim overAnything(Manner manner) {
        return new Claim(manner, Optional.empty(), true);
    }

    /** The same claim, which no pause holds back. */
    public Claim insisting() {
        return new Claim(Manner.INSIST, seen, replaces);
    }
}
