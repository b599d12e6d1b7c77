package dev.larder.internal.overlap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands between the colons of many templates, and which of it has a text in common: worked out once for each two,
 * though most templates are made of the same few. No value holds a colon, so two templates make the same key only if
 * their pieces do, one by one. Not thread-safe.
 */
public final class Pieces {

    private final Map<String, Piece> known = new HashMap<>();
    private final Map<Long, Boolean> common = new HashMap<>();

    /** The pieces of one template. */
    public record Row(List<Piece> pieces) {

        public Row {
            pieces = List.copyOf(pieces);
        }
    }

    /** @param number of this and no other */
    record Piece(int number, Language language) {
    }

    /** Of a template. */
    public Row of(Keys keys) {
        return new Row(keys.pieces().stream()
                .map(pattern -> known.computeIfAbsent(pattern,
                        absent -> new Piece(known.size(), new Language().pattern(absent))))
                .toList());
    }

    /** Whether two templates can make the same key. */
    public boolean meet(Row one, Row other) {
        if (one.pieces().size() != other.pieces().size()) {
            return false;
        }
        for (int i = 0; i < one.pieces().size(); i++) {
            if (!meet(one.pieces().get(i), other.pieces().get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean meet(Piece one, Piece other) {
        if (one.number() > other.number()) {
            return meet(other, one);
        }
        return one.number() == other.number()
                || common.computeIfAbsent((long) one.number() << Integer.SIZE | other.number(),
                        pair -> one.language().meet(other.language()).isPresent());
    }
}
