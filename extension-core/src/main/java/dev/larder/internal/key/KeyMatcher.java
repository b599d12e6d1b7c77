package dev.larder.internal.key;

import java.util.List;

/** Many keys, whatever tier holds them. */
public sealed interface KeyMatcher permits TemplateMatcher, PatternMatcher {

    boolean matches(String key);

    /** The keys that a template has made. */
    static KeyMatcher of(KeyPrefix prefix, List<KeyPart> parts) {
        return new TemplateMatcher(prefix.text() + ':', parts);
    }

    /** {@link PositionalKey#renderPattern(String, Object[])} under a prefix. */
    static PatternMatcher ofPattern(KeyPrefix prefix, List<String> texts) {
        return new PatternMatcher(prefix.text() + ':', texts);
    }

    /** The tags that a template has made. */
    static KeyMatcher ofTags(List<KeyPart> parts) {
        return new TemplateMatcher("", parts);
    }
}
