package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.larder.internal.key.KeyTemplate.Segment;

/**
 * What the keys of a template look like, whatever the values are: pieces between colons, which no value contains, and in
 * each piece one value at most.
 */
public final class KeyForm {

    /**
     * @param head what the piece begins with; all of it if there is no value
     * @param tail what it ends with
     */
    private record Piece(String head, boolean value, String tail) {

        private boolean mayBe(Piece other) {
            if (value && other.value) {
                return (head.startsWith(other.head) || other.head.startsWith(head))
                        && (tail.endsWith(other.tail) || other.tail.endsWith(tail));
            }
            return value ? holds(other.head) : other.value ? other.holds(head) : head.equals(other.head);
        }

        /** No value is the empty text. */
        private boolean holds(String text) {
            return text.length() > head.length() + tail.length() && text.startsWith(head) && text.endsWith(tail);
        }

        @Override
        public String toString() {
            return value ? head + "{}" + tail : head;
        }
    }

    private final List<Piece> pieces;
    private final String text;

    private KeyForm(List<Piece> pieces) {
        this.pieces = pieces;
        this.text = pieces.stream().map(Piece::toString).collect(Collectors.joining(":"));
    }

    public static KeyForm of(KeyTemplate template) {
        List<Piece> pieces = new ArrayList<>();
        Piece open = new Piece("", false, "");
        for (Segment segment : template.segments()) {
            if (segment instanceof Segment.Literal literal) {
                String[] texts = KeyText.literal(literal.text()).split(":", -1);
                for (int i = 0; i < texts.length; i++) {
                    if (i > 0) {
                        pieces.add(open);
                        open = new Piece("", false, "");
                    }
                    open = open.value() ? new Piece(open.head(), true, open.tail() + texts[i])
                            : new Piece(open.head() + texts[i], false, "");
                }
            } else {
                open = new Piece(open.head(), true, "");
            }
        }
        pieces.add(open);
        return new KeyForm(List.copyOf(pieces));
    }

    /** How many pieces there are: a key of another number has none of these keys. */
    public int size() {
        return pieces.size();
    }

    /** The first piece, if no value is in it. */
    public Optional<String> start() {
        return Optional.of(pieces.get(0)).filter(piece -> !piece.value()).map(Piece::head);
    }

    /** Whether values exist for which the two templates make the same key. */
    public boolean mayBe(KeyForm other) {
        if (pieces.size() != other.pieces.size()) {
            return false;
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).mayBe(other.pieces.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The template with empty placeholders; equal for templates that make the same keys of the same values. */
    @Override
    public String toString() {
        return text;
    }
}
