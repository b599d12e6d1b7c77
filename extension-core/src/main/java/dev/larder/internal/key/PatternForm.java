package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;

import dev.larder.internal.key.KeyTemplate.Segment;

/**
 * What keys look like, as a row of characters and gaps: of a template, with a gap for each value, or of a pattern, with
 * one for each wildcard as well.
 */
public final class PatternForm {

    /** A character, or one that is not known. */
    private sealed interface Token {

        /** Whether one character may be both this and that. */
        default boolean meets(Token other) {
            if (this instanceof Sign one && other instanceof Sign another) {
                return one.c() == another.c();
            }
            return !(this instanceof OfValue && other.isColon()) && !(other instanceof OfValue && isColon());
        }

        default boolean isColon() {
            return this instanceof Sign sign && sign.c() == ':';
        }

        /** Whether it stands for any number of characters, or none. */
        default boolean repeats() {
            return false;
        }
    }

    private record Sign(char c) implements Token {
    }

    /** Of a value, which holds no {@code :}. */
    private record OfValue(boolean repeats) implements Token {
    }

    /** Of whatever a wildcard stands for. */
    private record Anything() implements Token {

        @Override
        public boolean repeats() {
            return true;
        }
    }

    private final List<Token> tokens = new ArrayList<>();
    private final String start;

    private PatternForm(KeyTemplate template, boolean wildcards) {
        template.segments().forEach(segment -> add(segment, wildcards));
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < tokens.size() && tokens.get(i) instanceof Sign sign; i++) {
            signs.append(sign.c());
        }
        start = signs.toString();
    }

    /** The keys of a template. */
    public static PatternForm ofKeys(KeyTemplate template) {
        return new PatternForm(template, false);
    }

    /** The keys that a pattern stands for. */
    public static PatternForm ofPattern(KeyTemplate pattern) {
        return new PatternForm(pattern, true);
    }

    private void add(Segment segment, boolean wildcards) {
        if (segment instanceof Segment.Literal literal) {
            String text = KeyText.literal(literal.text());
            for (int i = 0; i < text.length(); i++) {
                tokens.add(wildcards && text.charAt(i) == '*' ? new Anything() : new Sign(text.charAt(i)));
            }
        } else {
            tokens.add(new OfValue(false));
            tokens.add(new OfValue(true));
        }
    }

    /** Whether there is a key that looks like both. */
    public boolean mayBe(PatternForm other) {
        return beginsAlike(other) && meets(other);
    }

    /** Most do not, and this tells it at once. */
    private boolean beginsAlike(PatternForm other) {
        return start.regionMatches(0, other.start, 0, Math.min(start.length(), other.start.length()));
    }

    private boolean meets(PatternForm other) {
        boolean[][] reached = new boolean[tokens.size() + 1][other.tokens.size() + 1];
        reached[0][0] = true;
        for (int i = 0; i <= tokens.size(); i++) {
            for (int j = 0; j <= other.tokens.size(); j++) {
                if (reached[i][j]) {
                    step(other, i, j, reached);
                }
            }
        }
        return reached[tokens.size()][other.tokens.size()];
    }

    /** From here on: past a token that may stand for nothing more, or over a character that is of both. */
    private void step(PatternForm other, int i, int j, boolean[][] reached) {
        Token ours = i < tokens.size() ? tokens.get(i) : null;
        Token theirs = j < other.tokens.size() ? other.tokens.get(j) : null;
        if (ours != null && ours.repeats()) {
            reached[i + 1][j] = true;
        }
        if (theirs != null && theirs.repeats()) {
            reached[i][j + 1] = true;
        }
        if (ours != null && theirs != null && ours.meets(theirs)) {
            reached[ours.repeats() ? i : i + 1][theirs.repeats() ? j : j + 1] = true;
        }
    }
}
