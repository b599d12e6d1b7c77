package dev.larder.internal.behind;

import java.util.List;

/** Applies writes. Thread-safe; blocks until it is done; never throws. */
public interface Applier {

    /** Whether a piece can be applied in one call with others of which that is so. */
    boolean together(Piece piece);

    /** What becomes of writes with the same key that wait at the same time. */
    Combining combining();

    /**
     * @param pieces one, or several that can be applied together
     * @param epoch of the owner
     */
    Outcome apply(List<Piece> pieces, int partition, long epoch);

    /** What came of it. If it is not that all were applied, it counts as if none was. */
    sealed interface Outcome {

        record Applied() implements Outcome {
        }

        /**
         * @param kind of the failure, without a value: for the log
         * @param detail as the dead letter has it, if it comes to that
         * @param away the store could not be reached, which says nothing about what was to be written
         */
        record Failed(String kind, String detail, boolean away) implements Outcome {
        }

        /** It is of no use to try again. */
        record Unfit(String reason) implements Outcome {
        }

        Outcome APPLIED = new Applied();
    }
}
