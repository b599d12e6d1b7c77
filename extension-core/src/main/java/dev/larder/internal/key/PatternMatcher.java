package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys that a pattern stands for: texts in this order, whatever stands between them, {@code :} or nothing included.
 * Exact for keys written in full. Of a hashed key only the head is there to compare, so it matches if some key with that
 * head does: too much is forgotten rather than too little.
 */
public final class PatternMatcher implements KeyMatcher {

    private final List<String> texts;

    /**
     * @param start of every key
     * @param texts what stands before, between and after the wildcards, so two at least; each may be empty
     */
    PatternMatcher(String start, List<String> texts) {
        List<String> whole = new ArrayList<>(texts);
        whole.set(0, start + texts.get(0));
        this.texts = List.copyOf(whole);
    }

    private PatternMatcher(List<String> texts) {
        this.texts = List.copyOf(texts);
    }

    /** The matcher that {@link #texts()} are of. */
    public static PatternMatcher ofTexts(List<String> texts) {
        return new PatternMatcher(texts);
    }

    /** What stands before, between and after the wildcards, with the prefix; all there is to a matcher. */
    public List<String> texts() {
        return texts;
    }

    /** A pattern for {@code SCAN MATCH} that all these keys match, and others that begin alike. */
    public String glob() {
        return literal(KeyLimit.commonHead(texts.get(0))) + '*';
    }

    @Override
    public boolean matches(String key) {
        int mark = key.indexOf(KeyLimit.MARK);
        return mark < 0 ? matchesWhole(key) : matchesHead(key.substring(0, mark));
    }

    /** Each text as early as can be: what is left for the others is the most there is. */
    private boolean matchesWhole(String key) {
        int last = texts.size() - 1;
        if (!key.startsWith(texts.get(0))) {
            return false;
        }
        int at = texts.get(0).length();
        for (int i = 1; i < last; i++) {
            int found = key.indexOf(texts.get(i), at);
            if (found < 0) {
                return false;
            }
            at = found + texts.get(i).length();
        }
        return key.length() - texts.get(last).length() >= at && key.endsWith(texts.get(last));
    }

    private boolean matchesHead(String cut) {
        String first = texts.get(0);
        return first.startsWith(cut) || cut.startsWith(first);
    }

    /** A text as it stands for itself in a pattern. */
    private static String literal(String text) {
        StringBuilder glob = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("*?[]\\".indexOf(c) >= 0) {
                glob.append('\\');
            }
            glob.append(c);
        }
        return glob.toString();
    }
}
