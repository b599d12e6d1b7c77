package dev.larder.internal.behind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What writes come to when those of a key are applied as one. */
final class Pieces {

    private Pieces() {
    }

    /**
     * @param writes in order
     * @return in the order of their last writes, so that whoever has applied some of them has applied a beginning
     */
    static List<Piece> of(List<QueuedWrite> writes, Combining combining) {
        if (combining == Combining.NONE) {
            return writes.stream().map(write -> new Piece(List.of(write))).toList();
        }
        Map<String, List<QueuedWrite>> byKey = new LinkedHashMap<>();
        writes.forEach(write -> byKey.computeIfAbsent(write.key(), key -> new ArrayList<>()).add(write));
        List<Piece> pieces = new ArrayList<>();
        byKey.values().forEach(ofKey -> {
            int removal = combining == Combining.SUM ? lastRemoval(ofKey) : -1;
            if (removal >= 0) {
                pieces.add(new Piece(List.copyOf(ofKey.subList(0, removal + 1))));
            }
            if (removal + 1 < ofKey.size()) {
                pieces.add(new Piece(List.copyOf(ofKey.subList(removal + 1, ofKey.size()))));
            }
        });
        pieces.sort(Comparator.comparingLong(Piece::sequence));
        return pieces;
    }

    private static int lastRemoval(List<QueuedWrite> writes) {
        for (int i = writes.size() - 1; i >= 0; i--) {
            if (writes.get(i).removes()) {
                return i;
            }
        }
        return -1;
    }
}
