package dev.larder.internal.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.larder.internal.overlap.Keys.Part;

/** What stands between colons; {@link KeysPropertyTest} holds it against whole templates. */
class PiecesTest {

    private static final Part.Value NUMBER = new Part.Value(Values.of("int"), false);
    private static final Part.Value TEXT = new Part.Value(Values.of("java.lang.String"), true);

    private final Pieces pieces = new Pieces();

    private static Keys keys(Part... parts) {
        return new Keys(List.of(parts));
    }

    private static Part literal(String text) {
        return new Part.Literal(text);
    }

    private boolean meet(Keys one, Keys other) {
        boolean meet = pieces.meet(pieces.of(one), pieces.of(other));
        assertThat(pieces.meet(pieces.of(other), pieces.of(one))).as("the other way").isEqualTo(meet);
        return meet;
    }

    @Test
    void templatesOfOtherNumbersOfPiecesNeverMeet() {
        assertThat(meet(keys(literal("a:"), TEXT), keys(literal("a:"), TEXT, literal(":"), TEXT))).isFalse();
    }

    @Test
    void onePieceThatDiffersIsEnough() {
        Keys names = keys(literal("a:"), NUMBER, literal(":name"));
        assertThat(meet(names, keys(TEXT, literal(":b:"), TEXT))).as("b is no number").isFalse();
        assertThat(meet(names, keys(TEXT, literal(":7:"), NUMBER))).as("name is no number").isFalse();
        assertThat(meet(names, keys(TEXT, literal(":7:"), TEXT))).isTrue();
    }

    @Test
    void literalBesideAValueBelongsToItsPiece() {
        assertThat(meet(keys(literal("a:x"), NUMBER), keys(literal("a:y"), NUMBER))).isFalse();
        assertThat(meet(keys(literal("a:x"), NUMBER), keys(literal("a:x1"), NUMBER))).isTrue();
    }
}
