package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a template. Exact for keys written in full, value by value: {@code product:{id}} has
 * made {@code product:42} but not {@code product:42:reviews}. Of a hashed key only the head is there to compare, so one
 * of another template with an equal head matches too.
 */
final class TemplateMatcher implements KeyMatcher {

    private final String head;
    private final List<String> literals = new ArrayList<>();

    /** @param start of every key */
    TemplateMatcher(String start, List<KeyPart> parts) {
        StringBuilder literal = new StringBuilder(start);
        for (KeyPart part : parts) {
            if (part instanceof KeyPart.Literal written) {
                literal.append(KeyText.literal(written.text()));
            } else {
                literals.add(literal.toString());
                literal.setLength(0);
            }
        }
        literals.add(literal.toString());
        head = literals.get(0);
    }

    @Override
    public boolean matches(String key) {
        int mark = key.indexOf(KeyLimit.MARK);
        return mark < 0 ? matchesWhole(key) : matchesHead(key.substring(0, mark));
    }

    private boolean matchesWhole(String key) {
        if (!key.startsWith(head)) {
            return false;
        }
        int at = head.length();
        for (int i = 1; i < literals.size(); i++) {
            String literal = literals.get(i);
            int value = valueEnd(key, at, literal, i == literals.size() - 1);
            if (value <= at || !key.startsWith(literal, value)) {
                return false;
            }
            at = value + literal.length();
        }
        return at == key.length();
    }

    /** A value ends where its literal's first {@code :} requires it; after the last one, where the key's end does. */
    private static int valueEnd(String key, int from, String literal, boolean last) {
        int inLiteral = literal.indexOf(':');
        int inKey = key.indexOf(':', from);
        if (inLiteral >= 0) {
            return inKey < 0 ? -1 : inKey - inLiteral;
        }
        return last && inKey < 0 ? key.length() - literal.length() : -1;
    }

    private boolean matchesHead(String cut) {
        if (!cut.startsWith(head)) {
            return false;
        }
        int at = head.length();
        for (int i = 1; i < literals.size(); i++) {
            String literal = literals.get(i);
            int colon = literal.indexOf(':');
            int inKey = cut.indexOf(':', at);
            if (inKey < 0) {
                return true;
            }
            int value = inKey - colon;
            if (colon < 0 || value <= at || !literal.startsWith(cut.substring(value, Math.min(cut.length(), value
                    + literal.length())))) {
                return false;
            }
            at = Math.min(cut.length(), value + literal.length());
        }
        return at == cut.length();
    }
}
