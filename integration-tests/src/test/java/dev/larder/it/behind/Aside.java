package dev.larder.it.behind;

import java.util.HashSet;
import java.util.Set;

/**
 * The writes of one queue that were put aside.
 *
 * @param dead letters that are left
 * @param discarded letters that were given up
 */
public record Aside(Set<Letter> dead, Set<Letter> discarded) {

    /** A write, named by its key and number. */
    public record Letter(String key, long number) {
    }

    public static Aside none() {
        return new Aside(new HashSet<>(), new HashSet<>());
    }

    boolean holds(String key, long number) {
        Letter letter = new Letter(key, number);
        return dead.contains(letter) || discarded.contains(letter);
    }
}
