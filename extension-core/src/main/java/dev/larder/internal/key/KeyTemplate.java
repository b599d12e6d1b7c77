package dev.larder.internal.key;

import java.util.List;

/**
 * A key template as written: literals and placeholders, each with its place in the text.
 *
 * @param text the template as written
 */
public record KeyTemplate(String text, List<Segment> segments) {

    /** The most characters a template may have. */
    public static final int MAX_LENGTH = 1024;

    /**
     * The most bytes a literal may take in the key. With the limit of {@link KeyPrefix} it fits every hashed key's
     * head.
     */
    public static final int MAX_LITERAL_BYTES = 256;

    /**
     * Reads the grammar: literals, {@code {name}}, {@code {0}}, {@code {a.b}}, {@code {0.b}}, {@code {result.x}},
     * {@code {@user}}, and <code>{{</code> and <code>}}</code> for braces. Two placeholders have a {@code :} between
     * them: it is the character that no value contains, so that no two calls read the same.
     */
    public static Outcome parse(String text) {
        return new TemplateParser(text).parse();
    }

    /** Whether some text may stand for a {@code *} in it, if it is a pattern. */
    public boolean hasWildcard() {
        return segments.stream()
                .anyMatch(segment -> segment instanceof Segment.Literal literal && literal.text().indexOf('*') >= 0);
    }

    /** Whether its first piece is a literal, with a {@code :} and no {@code *} before it. */
    public boolean beginsWithAWord() {
        if (!(segments.get(0) instanceof Segment.Literal literal)) {
            return false;
        }
        int colon = literal.text().indexOf(':');
        int wildcard = literal.text().indexOf('*');
        return colon > 0 && (wildcard < 0 || colon < wildcard);
    }

    /** A piece of the template. */
    public sealed interface Segment {

        /** Text of the key itself. {@code text} has its braces undoubled and is not escaped. */
        record Literal(String text, int position) implements Segment {
        }

        /**
         * Something to fill in.
         *
         * @param path the properties to follow from the root
         * @param position of the opening brace
         * @param length with both braces
         */
        record Placeholder(Root root, List<Step> path, int position, int length) implements Segment {
        }
    }

    /** Where a placeholder begins to look. */
    public sealed interface Root {

        /** A parameter by its name. */
        record Named(String name) implements Root {
        }

        /** A parameter by its position. */
        record Positional(int index) implements Root {
        }

        /** What the method gave. */
        record Result() implements Root {
        }

        /** A value of the call's surroundings. */
        record Ambient(String name) implements Root {
        }
    }

    /** A property on a path. */
    public record Step(String name, int position) {
    }

    /** What parsing gives. */
    public sealed interface Outcome {
    }

    /** The text is a template. */
    public record Parsed(KeyTemplate template) implements Outcome {
    }

    /** The text is no template: what is wrong, where, and what would mend it. */
    public record Refused(Fault fault, int position, int length, String message, String mend) implements Outcome {
    }

    /** The kinds of wrong templates. */
    public enum Fault {
        /** Does not follow the grammar. */
        SYNTAX,
        /** A literal holds what no literal may hold. */
        LITERAL,
        /** Nothing tells two neighbouring values apart. */
        SEPARATOR
    }
}
