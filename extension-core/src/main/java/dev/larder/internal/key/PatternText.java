package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;

/** A pattern while it is written: a {@code *} of a literal is a wildcard, one of a value is text. */
final class PatternText {

    private final List<String> texts = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    void literal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '*') {
                texts.add(open.toString());
                open.setLength(0);
            } else {
                open.append(text.charAt(i));
            }
        }
    }

    void value(String text) {
        open.append(text);
    }

    /** What stands before, between and after the wildcards. */
    List<String> texts() {
        List<String> all = new ArrayList<>(texts);
        all.add(open.toString());
        return all;
    }
}
