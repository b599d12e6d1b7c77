package dev.larder.internal.overlap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.larder.internal.key.KeyText;

/** The keys of a template: literals and, between them, values. */
public final class Keys {

    private static final String NULL = "|%null";

    private final List<Part> parts;

    /** A piece of the template. */
    public sealed interface Part {

        /** As it was written. */
        record Literal(String text) implements Part {
        }

        /**
         * A value.
         *
         * @param nullable whether it may be null
         */
        record Value(Values values, boolean nullable) implements Part {

            private String pattern() {
                return '(' + values.pattern() + (nullable ? NULL : "") + ')';
            }

            private boolean accepts(String text) {
                return nullable && KeyText.unescape(text) == null || values.accepts(text);
            }
        }
    }

    /** Between two values stands a literal with a colon, as everywhere in templates. */
    public Keys(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * A key that both templates make.
     *
     * @param ours the texts of the values of the one, in order
     * @param theirs those of the other
     */
    public record Witness(String key, List<String> ours, List<String> theirs) {
    }

    /** A key that this template and another make; empty if there is none. */
    public Optional<Witness> meet(Keys other) {
        Optional<Witness> found = witness(this, other);
        if (found.isPresent() && found.get().ours().isEmpty() && found.get().theirs().isEmpty()) {
            return found;
        }
        return found.flatMap(witness -> accepts(witness.ours()) && other.accepts(witness.theirs())
                ? found
                : witness(sampled(witness.ours()), other.sampled(witness.theirs()))
                        .filter(second -> accepts(second.ours()) && other.accepts(second.theirs())));
    }

    /** The values of texts, as a message shows them. */
    public List<String> shown(List<String> texts) {
        List<Part.Value> places = places();
        return IntStream.range(0, texts.size()).mapToObj(i -> places.get(i).values().shown(texts.get(i))).toList();
    }

    private static Optional<Witness> witness(Keys ours, Keys theirs) {
        return ours.language().meet(theirs.language())
                .map(key -> new Witness(key, ours.values(key), theirs.values(key)));
    }

    /** Patterns of what stands between its colons. */
    List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                String[] texts = KeyText.literal(literal.text()).split(":", -1);
                for (int i = 0; i < texts.length; i++) {
                    if (i > 0) {
                        pieces.add(piece.toString());
                        piece.setLength(0);
                    }
                    piece.append(Values.quote(texts[i]));
                }
            } else {
                piece.append(((Part.Value) part).pattern());
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private Language language() {
        Language language = new Language();
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                language.literal(KeyText.literal(literal.text()));
            } else {
                language.pattern(((Part.Value) part).pattern());
            }
        }
        return language;
    }

    private List<Part.Value> places() {
        return parts.stream().filter(Part.Value.class::isInstance).map(Part.Value.class::cast).toList();
    }

    private boolean accepts(List<String> texts) {
        List<Part.Value> places = places();
        for (int i = 0; i < texts.size(); i++) {
            if (!places.get(i).accepts(texts.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The same where what was found is no value's: a value that is known is to stand there. */
    private Keys sampled(List<String> texts) {
        List<Part> all = new ArrayList<>();
        int index = 0;
        for (Part part : parts) {
            if (part instanceof Part.Value value) {
                boolean right = value.accepts(texts.get(index++)) || value.values().samples().isEmpty();
                all.add(right ? part : new Part.Value(new Values(alternatives(value.values().samples()),
                        value.values().check(), List.of(), value.values().quoted()), value.nullable()));
            } else {
                all.add(part);
            }
        }
        return new Keys(all);
    }

    private static String alternatives(List<String> samples) {
        return String.join("|", samples.stream().map(Values::quote).toList());
    }

    /** The values' texts in a key of this template. No value holds a colon, and between two there is one. */
    private List<String> values(String key) {
        List<String> values = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Literal literal) {
                at += KeyText.literal(literal.text()).length();
            } else {
                int end = end(key, at, i);
                values.add(key.substring(at, end));
                at = end;
            }
        }
        return values;
    }

    private int end(String key, int from, int index) {
        if (index + 1 == parts.size()) {
            return key.length();
        }
        String next = KeyText.literal(((Part.Literal) parts.get(index + 1)).text());
        int colon = next.indexOf(':');
        if (colon < 0) {
            return key.length() - next.length();
        }
        return key.indexOf(':', from) - colon;
    }
}
