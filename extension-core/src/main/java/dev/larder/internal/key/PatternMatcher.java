package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys that a pattern stands for: texts in this order, whatever stands between them, {@code :} or nothing included.
 * Exact for keys written in full. Of a hashed key only the head is there to compare, so it matches if some key with that
 * head does: too much is forgotten rather than too little.
 */
final class PatternMatcher implements KeyMatcher {

    private final List<String> texts;

    /**
     * @param start of every key
     * @param texts what stands before, between and after the wildcards, so two at least; each may be empty
     */
    PatternMatcher(String start, List<String> texts) {
        this.texts = new ArrayList<>(texts);
        this.texts.set(0, start + texts.get(0));
    }

    @Override
    public String glob() {
        return KeyMatcher.literal(KeyLimit.commonHead(texts.get(0))) + '*';
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
}
