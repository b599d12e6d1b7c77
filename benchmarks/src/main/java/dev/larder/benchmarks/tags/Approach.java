package dev.larder.benchmarks.tags;

import java.util.Set;

/** A way to make all worthless that carries a tag. All its entries carry one tag. For one thread. */
interface Approach {

    String name();

    /** Stores entries 0 to {@code count - 1} anew. */
    void fill(int count);

    /**
     * Invalidates the tag.
     *
     * @return how often it waited for an answer of Redis
     */
    long invalidate();

    /** How many of these entries are answered. */
    long answered(Set<Integer> entries);
}
