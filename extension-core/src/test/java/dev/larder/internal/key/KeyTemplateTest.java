package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.larder.internal.key.KeyTemplate.Fault;
import dev.larder.internal.key.KeyTemplate.Root;
import dev.larder.internal.key.KeyTemplate.Segment.Literal;
import dev.larder.internal.key.KeyTemplate.Segment.Placeholder;
import dev.larder.internal.key.KeyTemplate.Step;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;

class KeyTemplateTest {

    @Test
    void everyFormOfTheGrammarIsRead() {
        KeyTemplate.Outcome outcome = KeyTemplate.parse("a{{b}}:{id}:{0}:{user.id.x}:{1.b}:{result.y}:{@my-user}");
        assertThat(((KeyTemplate.Parsed) outcome).template().segments()).containsExactly(
                new Literal("a{b}:", 0), new Placeholder(new Root.Named("id"), List.of(), 7, 4),
                new Literal(":", 11), new Placeholder(new Root.Positional(0), List.of(), 12, 3),
                new Literal(":", 15),
                new Placeholder(new Root.Named("user"), List.of(new Step("id", 22), new Step("x", 25)), 16, 11),
                new Literal(":", 27), new Placeholder(new Root.Positional(1), List.of(new Step("b", 31)), 28, 5),
                new Literal(":", 33), new Placeholder(new Root.Result(), List.of(new Step("y", 42)), 34, 10),
                new Literal(":", 44), new Placeholder(new Root.Ambient("my-user"), List.of(), 45, 10));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|',
            textBlock = """
                    ""            | SYNTAX    | 0 | 0  | the template is empty
                    a:{           | SYNTAX    | 2 | 1  | the brace is not closed
                    a:{id         | SYNTAX    | 2 | 1  | the brace is not closed
                    a:{i{d}       | SYNTAX    | 2 | 1  | the brace is not closed
                    a:}           | SYNTAX    | 2 | 1  | a closing brace without an opening one
                    a:{}          | SYNTAX    | 2 | 2  | the placeholder is empty
                    a:{b..c}      | SYNTAX    | 5 | 1  | a name is missing here
                    a:{.c}        | SYNTAX    | 3 | 1  | a name is missing here
                    a:{@}         | SYNTAX    | 4 | 1  | a name is missing here
                    a:{b c}       | SYNTAX    | 3 | 3  | 'b c' is not a name
                    a:{1b}        | SYNTAX    | 3 | 2  | '1b' is not a name
                    a:{0.1}       | SYNTAX    | 5 | 1  | '1' is not a name
                    a:{9999}      | SYNTAX    | 3 | 4  | '9999' is not a name
                    a b:{id}      | LITERAL   | 1 | 1  | a literal cannot hold a space
                    a%20:{id}     | LITERAL   | 1 | 1  | '%' begins an escape in keys and cannot stand in a literal
                    a:{b}{c}      | SEPARATOR | 5 | 3  | no ':' stands between {c} and the placeholder before it, so different values could make the same key
                    a:{b}-{c}     | SEPARATOR | 6 | 3  | no ':' stands between {c} and the placeholder before it, so different values could make the same key
                    """)
    void wrongTemplatesAreRefusedAtTheirPlace(String text, Fault fault, int position, int length, String message) {
        KeyTemplate.Refused refused = (KeyTemplate.Refused) KeyTemplate.parse(text);
        assertThat(List.of(refused.fault(), refused.position(), refused.length(), refused.message()))
                .isEqualTo(List.of(fault, position, length, message));
    }

    @Test
    void invisibleCharactersAndLoneSurrogatesAreNoLiterals() {
        for (String wrong : List.of("\n", "\0", "\u007F", "\u00A0", "\u200B", "\uFEFF", "\uD83D", "\uDE00")) {
            assertThat(KeyTemplate.parse("a" + wrong)).as(wrong).isInstanceOfSatisfying(KeyTemplate.Refused.class,
                    refused -> assertThat(refused.fault()).isEqualTo(Fault.LITERAL));
        }
        assertThat(KeyTemplate.parse("größe😀")).isInstanceOf(KeyTemplate.Parsed.class);
    }

    @Test
    void lengthsAreLimited() {
        assertThat(KeyTemplate.parse("x".repeat(256))).isInstanceOf(KeyTemplate.Parsed.class);
        assertThat(KeyTemplate.parse("x".repeat(257))).isInstanceOf(KeyTemplate.Refused.class);
        assertThat(KeyTemplate.parse("ab:{0}:".repeat(200))).isInstanceOf(KeyTemplate.Refused.class);
    }

    @Property
    boolean anyTextIsReadOrRefusedWithinIt(@ForAll String text) {
        return readOrRefused(text);
    }

    @Property
    boolean anyTextOfTheGrammarsCharactersIsReadOrRefusedWithinIt(
            @ForAll @Chars({ '{', '}', '.', '@', ':', '0', 'a', '%', ' ' }) String text) {
        return readOrRefused(text);
    }

    private static boolean readOrRefused(String text) {
        KeyTemplate.Outcome outcome = KeyTemplate.parse(text);
        return outcome instanceof KeyTemplate.Parsed || outcome instanceof KeyTemplate.Refused refused
                && refused.position() >= 0 && refused.position() + refused.length() <= text.length();
    }
}
