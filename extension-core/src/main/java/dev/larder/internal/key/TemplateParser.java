package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyTemplate.Fault;
import dev.larder.internal.key.KeyTemplate.Outcome;
import dev.larder.internal.key.KeyTemplate.Parsed;
import dev.larder.internal.key.KeyTemplate.Refused;
import dev.larder.internal.key.KeyTemplate.Root;
import dev.larder.internal.key.KeyTemplate.Segment;
import dev.larder.internal.key.KeyTemplate.Step;

/** Reads one template from left to right and stops at the first thing it cannot read. */
final class TemplateParser {

    private static final String GRAMMAR = "write {name}, {0}, {name.property} or {@ambient}";

    private final String text;
    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int literalStart;
    private int at;
    private @Nullable Refused refused;

    TemplateParser(String text) {
        this.text = text;
    }

    Outcome parse() {
        if (text.isEmpty()) {
            return syntax(0, 0, "the template is empty", "write a literal and parameters, as in product:{id}");
        }
        if (text.length() > KeyTemplate.MAX_LENGTH) {
            return syntax(KeyTemplate.MAX_LENGTH, text.length() - KeyTemplate.MAX_LENGTH,
                    "the template is longer than " + KeyTemplate.MAX_LENGTH + " characters", "shorten it");
        }
        while (at < text.length() && refused == null) {
            step();
        }
        if (refused == null) {
            endLiteral();
        }
        return refused != null ? refused : new Parsed(new KeyTemplate(text, List.copyOf(segments)));
    }

    private void step() {
        char c = text.charAt(at);
        if (c != '{' && c != '}') {
            literalCharacter(c);
        } else if (at + 1 < text.length() && text.charAt(at + 1) == c) {
            append(c, 2);
        } else if (c == '{') {
            placeholder();
        } else {
            refused = syntax(at, 1, "a closing brace without an opening one", "write }} for a brace of the key itself");
        }
    }

    private void literalCharacter(char c) {
        if (c == '%') {
            refused = new Refused(Fault.LITERAL, at, 1, "'%' begins an escape in keys and cannot stand in a literal",
                    "leave it out");
        } else if (Character.isHighSurrogate(c) && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))) {
            append(c, 1);
            append(text.charAt(at), 1);
        } else if (c >= 128 && KeyText.isEscaped(c) || c <= ' ' || c == 127) {
            refused = new Refused(Fault.LITERAL, at, 1, "a literal cannot hold " + describe(c),
                    "use visible characters, such as '-' or '_'");
        } else {
            append(c, 1);
        }
    }

    private static String describe(char c) {
        return c == ' ' ? "a space" : String.format("the invisible character U+%04X", (int) c);
    }

    private void append(char c, int width) {
        if (literal.length() == 0) {
            literalStart = at;
        }
        literal.append(c);
        at += width;
    }

    private void endLiteral() {
        if (literal.length() == 0) {
            return;
        }
        String read = literal.toString();
        literal.setLength(0);
        if (KeyLimit.utf8Length(KeyText.literal(read)) > KeyTemplate.MAX_LITERAL_BYTES) {
            refused = new Refused(Fault.LITERAL, literalStart, at - literalStart,
                    "the literal takes more than " + KeyTemplate.MAX_LITERAL_BYTES + " bytes", "shorten it");
        }
        segments.add(new Segment.Literal(read, literalStart));
    }

    private void placeholder() {
        int open = at;
        endLiteral();
        int close = text.indexOf('}', open);
        int inner = text.indexOf('{', open + 1);
        if (refused != null) {
            return;
        }
        if (close < 0 || inner >= 0 && inner < close) {
            refused = syntax(open, 1, "the brace is not closed",
                    "close it with }, or write {{ for a brace of the key itself");
            return;
        }
        Refused unseparated = unseparated(open, close + 1 - open);
        if (unseparated != null) {
            refused = unseparated;
            return;
        }
        at = close + 1;
        content(open, close);
    }

    private @Nullable Refused unseparated(int open, int length) {
        if (segments.isEmpty()) {
            return null;
        }
        Segment last = segments.get(segments.size() - 1);
        boolean first = segments.size() == 1 && last instanceof Segment.Literal;
        boolean parted = last instanceof Segment.Literal before && before.text().indexOf(':') >= 0;
        return first || parted ? null
                : new Refused(Fault.SEPARATOR, open, length,
                        "no ':' stands between " + text.substring(open, open + length)
                                + " and the placeholder before it, so different values could make the same key",
                        "put a ':' between them");
    }

    private void content(int open, int close) {
        if (close == open + 1) {
            refused = syntax(open, 2, "the placeholder is empty", GRAMMAR);
            return;
        }
        int from = open + 1;
        boolean ambient = text.charAt(from) == '@';
        List<Step> names = new ArrayList<>();
        int start = ambient ? from + 1 : from;
        for (int i = start; i <= close && refused == null; i++) {
            if (i == close || text.charAt(i) == '.' && !ambient) {
                word(start, i, ambient, names);
                start = i + 1;
            }
        }
        if (refused == null) {
            Step head = names.get(0);
            segments.add(
                    new Segment.Placeholder(root(head.name(), ambient), List.copyOf(names.subList(1, names.size())),
                            open, close + 1 - open));
        }
    }

    private void word(int start, int end, boolean ambient, List<Step> names) {
        String word = text.substring(start, end);
        boolean position = names.isEmpty() && !ambient && isNumber(word);
        if (word.isEmpty()) {
            refused = syntax(start, 1, "a name is missing here", GRAMMAR);
        } else if (position ? word.length() > 3 : !isName(word, ambient)) {
            refused = syntax(start, end - start, "'" + word + "' is not a name", GRAMMAR);
        } else {
            names.add(new Step(word, start));
        }
    }

    private static Root root(String word, boolean ambient) {
        if (ambient) {
            return new Root.Ambient(word);
        }
        if (isNumber(word)) {
            return new Root.Positional(Integer.parseInt(word));
        }
        return word.equals("result") ? new Root.Result() : new Root.Named(word);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isName(String word, boolean ambient) {
        return Character.isJavaIdentifierStart(word.charAt(0))
                && word.chars().allMatch(c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c)
                        || ambient && c == '-');
    }

    private static Refused syntax(int position, int length, String message, String mend) {
        return new Refused(Fault.SYNTAX, position, length, message, mend);
    }
}
