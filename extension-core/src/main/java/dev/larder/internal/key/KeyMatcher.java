package dev.larder.internal.key;

import java.util.List;

/** Many keys, whatever tier holds them. */
public sealed interface KeyMatcher permits TemplateMatcher {

    /** A pattern for {@code SCAN MATCH} that all these keys match, and others that begin alike. */
    String glob();

    boolean matches(String key);

    /** What stands before, between and behind the values; all there is to a matcher. */
    List<String> literals();

    /** The matcher that {@link #literals()} are of. */
    static KeyMatcher ofLiterals(List<String> literals) {
        return new TemplateMatcher(literals);
    }

    /** The keys that a template has made. */
    static KeyMatcher of(KeyPrefix prefix, List<KeyPart> parts) {
        return new TemplateMatcher(prefix.text() + ':', parts);
    }

    /** The tags that a template has made. */
    static KeyMatcher ofTags(List<KeyPart> parts) {
        return new TemplateMatcher("", parts);
    }

    /** A text as it stands for itself in a pattern. */
    static String literal(String text) {
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
