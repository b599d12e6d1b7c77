package dev.larder.internal.config;

import java.util.Collection;
import java.util.Optional;

/** The word somebody meant. */
final class Nearest {

    private Nearest() {
    }

    /** The candidate with the fewest changed characters, if they are few. */
    static Optional<String> to(String word, Collection<String> candidates) {
        Optional<String> nearest = Optional.empty();
        int least = Math.max(2, word.length() / 5) + 1;
        for (String candidate : candidates) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** Insertions, deletions and replacements that make one of the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
