package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyWriters.Slot;

/** Writes the pattern of a call. Thread-safe; looks nothing up per call. */
public final class PatternWriter {

    private final String start;
    private final List<Piece> pieces;

    private PatternWriter(String start, List<Piece> pieces) {
        this.start = start;
        this.pieces = pieces;
    }

    private record Piece(String literal, @Nullable Slot slot) {
    }

    public static PatternWriter compile(KeyPrefix prefix, List<KeyPart> parts, Accessors accessors, Formats formats,
            AmbientSource ambient) {
        List<Piece> pieces = new ArrayList<>();
        for (KeyPart part : parts) {
            pieces.add(part instanceof KeyPart.Literal literal ? new Piece(KeyText.literal(literal.text()), null)
                    : new Piece("", KeyWriters.slot(part, accessors, formats, ambient)));
        }
        return new PatternWriter(prefix.text() + ':', List.copyOf(pieces));
    }

    /**
     * @param arguments of the call, not changed and not kept
     * @return the keys that the pattern stands for
     */
    public PatternMatcher write(@Nullable Object[] arguments) {
        PatternText text = new PatternText();
        for (Piece piece : pieces) {
            Slot slot = piece.slot();
            if (slot == null) {
                text.literal(piece.literal());
            } else {
                text.value(slot.text(arguments));
            }
        }
        return new PatternMatcher(start, text.texts());
    }
}
