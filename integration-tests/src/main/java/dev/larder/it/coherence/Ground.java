package dev.larder.it.coherence;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** A cache of the checker and the rows of the database behind it. The ways of invalidation that it is open to differ. */
public enum Ground {

    /** In memory and in Redis, invalidated by key. */
    BOTH("both", 0),

    /** In Redis alone, invalidated by key. */
    REMOTE("remote", 1),

    /** In memory and in Redis, cleared as a whole. */
    SWEPT("swept", 2),

    /** In memory and in Redis, invalidated by tags: a row's own, and that of its group. */
    TAGGED("tagged", 3);

    private static final int KEYS = 16;
    private static final int GROUPS = 4;

    /** All rows of the database. */
    static final int ROWS = values().length * KEYS;

    private final String cache;
    private final int place;

    Ground(String cache, int place) {
        this.cache = cache;
        this.place = place;
    }

    static Ground of(int row) {
        return values()[row / KEYS];
    }

    String cache() {
        return cache;
    }

    int first() {
        return place * KEYS;
    }

    IntStream rows() {
        return IntStream.range(first(), first() + KEYS);
    }

    /** One of its rows; some are drawn far more often than others, as most happens where many meet. */
    int drawn() {
        double draw = ThreadLocalRandom.current().nextDouble();
        return first() + (int) (KEYS * draw * draw);
    }

    static int group(int row) {
        return row % GROUPS;
    }

    /** The rows of {@link #TAGGED} that are of a group. */
    static IntStream ofGroup(int group) {
        return TAGGED.rows().filter(row -> group(row) == group);
    }

    static Ground any() {
        return values()[ThreadLocalRandom.current().nextInt(values().length)];
    }
}
