package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.List;

/** What differs between two graphs, as a reviewer reads it. */
public final class GraphDifference {

    private GraphDifference() {
    }

    /** The lines that one has and the other has not, in their order, after {@code -} and {@code +}; none if they are equal. */
    public static List<String> of(String before, String after) {
        List<String> old = before.lines().map(GraphDifference::line).toList();
        List<String> now = after.lines().map(GraphDifference::line).toList();
        if (old.equals(now)) {
            return List.of();
        }
        int[][] common = common(old, now);
        List<String> difference = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                difference.add("- " + old.get(i++));
            } else {
                difference.add("+ " + now.get(j++));
            }
        }
        return difference;
    }

    /** Whether a comma stands behind it says only where it stands. */
    private static String line(String text) {
        String bare = text.strip();
        return bare.endsWith(",") ? bare.substring(0, bare.length() - 1) : bare;
    }

    /** The lengths of the longest common rows of lines from each pair of places on. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] lengths = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                lengths[i][j] = old.get(i).equals(now.get(j)) ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
