package dev.larder.internal.key;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.larder.internal.key.KeyTemplate.Segment;

/**
 * What keys look like, as a row of characters and gaps: of a template, with a gap for each value, or of a pattern, with
 * one for each wildcard as well.
 */
public final class PatternForm {

    /** A character of a value, which is no {@code :}. */
    private static final int OF_VALUE = -1;
    /** Any number of these. */
    private static final int REST_OF_VALUE = -2;
    /** Any number of any characters. */
    private static final int ANYTHING = -3;

    /** Characters, or one of the above. */
    private final int[] tokens;
    private final String start;

    private PatternForm(KeyTemplate template, boolean wildcards) {
        tokens = template.segments().stream().flatMapToInt(segment -> tokens(segment, wildcards)).toArray();
        start = new String(IntStream.of(tokens).takeWhile(token -> token >= 0).toArray(), 0,
                (int) IntStream.of(tokens).takeWhile(token -> token >= 0).count());
    }

    private static IntStream tokens(Segment segment, boolean wildcards) {
        return segment instanceof Segment.Literal literal
                ? KeyText.literal(literal.text()).chars().map(c -> wildcards && c == '*' ? ANYTHING : c)
                : IntStream.of(OF_VALUE, REST_OF_VALUE);
    }

    /** The keys of a template. */
    public static PatternForm ofKeys(KeyTemplate template) {
        return new PatternForm(template, false);
    }

    /** The keys that a pattern stands for. */
    public static PatternForm ofPattern(KeyTemplate pattern) {
        return new PatternForm(pattern, true);
    }

    /** Whether there is a key that looks like both. */
    public boolean mayBe(PatternForm other) {
        return beginsAlike(other) && meets(other.tokens);
    }

    /** Most do not, and this tells it at once. */
    private boolean beginsAlike(PatternForm other) {
        return start.regionMatches(0, other.start, 0, Math.min(start.length(), other.start.length()));
    }

    /** Which places in theirs can be reached with the same characters as each place in ours, one row after the other. */
    private boolean meets(int[] theirs) {
        boolean[] here = new boolean[theirs.length + 1];
        boolean[] next = new boolean[theirs.length + 1];
        here[0] = true;
        for (int ours : tokens) {
            Arrays.fill(next, false);
            for (int j = 0; j <= theirs.length; j++) {
                if (here[j]) {
                    boolean both = j < theirs.length && meet(ours, theirs[j]);
                    // Past a token that may stand for nothing more, or over a character that is of both.
                    next[j] |= repeats(ours) || both && repeats(theirs[j]);
                    if (j < theirs.length) {
                        here[j + 1] |= repeats(theirs[j]) || both && repeats(ours);
                        next[j + 1] |= both && !repeats(ours) && !repeats(theirs[j]);
                    }
                }
            }
            boolean[] done = here;
            here = next;
            next = done;
        }
        for (int j = 0; j < theirs.length; j++) {
            here[j + 1] |= here[j] && repeats(theirs[j]);
        }
        return here[theirs.length];
    }

    private static boolean repeats(int token) {
        return token < OF_VALUE;
    }

    /** Whether one character may be both this and that. */
    private static boolean meet(int one, int other) {
        return one >= 0 && other >= 0 ? one == other
                : !(isValue(one) && other == ':') && !(isValue(other) && one == ':');
    }

    private static boolean isValue(int token) {
        return token == OF_VALUE || token == REST_OF_VALUE;
    }
}
