package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class KeyInjectivityTest {

    private static final ValueFormat TEXT = new ValueFormat.Text();
    private static final ValueFormat TEXTS = new ValueFormat.SequenceOf(new ValueFormat.OptionalOf(TEXT));

    /** Two calls to compare, near each other so that collisions would be found. */
    record Calls(String template, List<@Nullable String> left, List<@Nullable String> right) {
    }

    @Property(tries = 4000)
    void differentTextsOfATemplateMakeDifferentKeys(@ForAll("calls") Calls calls) {
        KeyWriter writer = TestKeys.writer(TestKeys.parts(calls.template(), TEXT));
        assertSameIffEqual(writer.write(calls.left().toArray()), writer.write(calls.right().toArray()), calls.left(),
                calls.right());
    }

    @Property(tries = 4000)
    void differentSequencesMakeDifferentKeys(@ForAll("sequences") List<Optional<String>> left,
            @ForAll("sequences") List<Optional<String>> right) {
        KeyWriter writer = TestKeys.writer(TestKeys.parts("s:{0}", TEXTS));
        assertSameIffEqual(writer.write(new Object[] { left }), writer.write(new Object[] { right }), left, right);
        ValueFormat nested = new ValueFormat.SequenceOf(new ValueFormat.SequenceOf(TEXTS));
        KeyWriter deep = TestKeys.writer(TestKeys.parts("s:{0}", nested));
        List<?> one = List.of(List.of(left, right));
        List<?> two = List.of(List.of(left), List.of(right));
        assertThat(deep.write(new Object[] { one })).isNotEqualTo(deep.write(new Object[] { two }));
    }

    @Property(tries = 4000)
    void sequencesOfTextsDoNotMeetTheirJoinedOrNestedForms(@ForAll("texts") List<String> texts) {
        KeyWriter flat = TestKeys.writer(TestKeys.parts("s:{0}", new ValueFormat.SequenceOf(TEXT)));
        String key = flat.write(new Object[] { texts });
        List<String> bracketed = texts.stream().map(text -> '[' + text + ']').toList();
        List<List<String>> others = List.of(List.of(String.join(",", texts)), bracketed, List.of());
        for (List<String> other : others) {
            assertSameIffEqual(key, flat.write(new Object[] { other }), texts, other);
        }
        ValueFormat nested = new ValueFormat.SequenceOf(new ValueFormat.SequenceOf(TEXT));
        KeyWriter deep = TestKeys.writer(TestKeys.parts("s:{0}", nested));
        List<List<String>> each = texts.stream().map(List::of).toList();
        for (List<List<String>> other : List.of(List.of(texts), List.of(halfBracketed(texts)))) {
            assertSameIffEqual(deep.write(new Object[] { each }), deep.write(new Object[] { other }), each, other);
        }
    }

    /** The texts a, b, c as a], [b], [c: written without escapes they would be three lists. */
    private static List<String> halfBracketed(List<String> texts) {
        int last = texts.size() - 1;
        return IntStream.rangeClosed(0, last).mapToObj(i -> (i == 0 ? "" : "[") + texts.get(i) + (i == last ? "" : "]"))
                .toList();
    }

    @Property(tries = 1000)
    void boundaryBetweenTwoValuesCannotBeMoved(@ForAll("hostile") String before, @ForAll("hostile") String moved,
            @ForAll("hostile") String after) {
        for (String literal : List.of(":", "x:y", "::")) {
            KeyWriter writer = TestKeys.writer(TestKeys.parts("p:{0}" + literal + "{1}", TEXT));
            assertThat(writer.write(new Object[] { before, moved + literal + after }))
                    .isNotEqualTo(writer.write(new Object[] { before + literal + moved, after }));
        }
    }

    @Property(tries = 4000)
    void differentPrefixesMakeDifferentKeys(@ForAll("hostile") String left, @ForAll("hostile") String right,
            @ForAll("hostile") String value, @ForAll("hostile") String other) {
        if (left.isEmpty() || right.isEmpty() || left.equals(right)) {
            return;
        }
        List<KeyPart> parts = TestKeys.parts("{0}", TEXT);
        assertThat(TestKeys.writer(KeyPrefix.of(left), parts).write(new Object[] { value }))
                .isNotEqualTo(TestKeys.writer(KeyPrefix.of(right), parts).write(new Object[] { other }));
    }

    @Property(tries = 2000)
    void longKeysAreAsDifferentAsShortOnes(@ForAll("calls") Calls calls) {
        String pad = "ö".repeat(300);
        Object[] left = padded(calls.left(), pad);
        Object[] right = padded(calls.right(), pad);
        KeyWriter writer = TestKeys.writer(TestKeys.parts(calls.template(), TEXT));
        assertThat(writer.write(left)).contains(KeyLimit.MARK);
        assertSameIffEqual(writer.write(left), writer.write(right), List.of(left), List.of(right));
    }

    @Property(tries = 4000)
    void templatesWithDifferentHeadsNeverShareAKey(@ForAll("calls") Calls left, @ForAll("calls") Calls right) {
        String one = TestKeys.writer(TestKeys.parts("one:" + left.template(), TEXT)).write(left.left().toArray());
        String two = TestKeys.writer(TestKeys.parts("two:" + right.template(), TEXT)).write(right.right().toArray());
        assertThat(one).isNotEqualTo(two);
    }

    @Property(tries = 4000)
    void keysHoldNoBraceNoSpaceNoControlAndFitTheLimit(@ForAll("calls") Calls calls) {
        String key = TestKeys.writer(TestKeys.parts(calls.template(), TEXT)).write(calls.left().toArray());
        assertThat(key).doesNotContain("{", "}").matches("[^\\s\\p{Cntrl}]+");
        assertThat(KeyLimit.utf8Length(key)).isLessThanOrEqualTo(KeyLimit.MAX_BYTES);
    }

    @Property(tries = 4000)
    void noHashedKeyLooksLikeAnotherOne(@ForAll("hostile") String value) {
        String key = TestKeys.write("p:{0}", TEXT, value);
        assertThat(key.contains(KeyLimit.MARK)).isEqualTo(KeyLimit.utf8Length("shop:p:" + KeyText.escape(value)) > 512);
    }

    private static void assertSameIffEqual(String left, String right, Object one, Object other) {
        assertThat(left.equals(right)).as("%s and %s", left, right).isEqualTo(one.equals(other));
    }

    private static Object[] padded(List<@Nullable String> arguments, String pad) {
        return arguments.stream().map(argument -> pad + argument).toArray();
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.strings()
                .withChars(':', '%', '{', '}', '[', ']', '(', ')', ',', 'n', 'e', '3', 'A', '\n', ' ', '\0')
                .ofMaxLength(6)),
                Tuple.of(2, Arbitraries.of("null", "empty", "%null", "%empty", "", "%3A", ":", "%#", "()", "[]")),
                Tuple.of(2, Arbitraries.strings().ofMaxLength(8)),
                Tuple.of(1, Arbitraries.strings().withChars('\uD83D', '\uDE00', '\u2028', 'ü').ofMaxLength(4)));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return hostile().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Optional<String>>> sequences() {
        return hostile().optional().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<Calls> calls() {
        Arbitrary<String> literal = Arbitraries.of(":", "a:", ":b", "x:y", "::", ":{{", "9:", "-:e");
        Arbitrary<String> outer = Arbitraries.of("", "p:", "p", "}}", "l", "e9");
        Arbitrary<List<String>> values = hostile().injectNull(0.1).list().ofSize(3);
        Arbitrary<List<Disguise>> disguises = Arbitraries.of(Disguise.class).list().ofSize(3);
        return Combinators.combine(outer, literal, literal, outer, values, values, disguises,
                Arbitraries.integers().between(1, 3))
                .as((first, second, third, last, left, right, disguise, size) -> {
                    List<String> literals = List.of(first, second, third);
                    List<@Nullable String> near = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        near.add(disguise.get(i).of(left, right, literals, i));
                    }
                    return new Calls(template(literals.subList(0, size)) + last, left.subList(0, size), near);
                });
    }

    private static String template(List<String> literals) {
        StringBuilder template = new StringBuilder();
        for (int i = 0; i < literals.size(); i++) {
            template.append(literals.get(i)).append('{').append(i).append('}');
        }
        return template.toString();
    }

    /** How the second call's value is made from the first's, so that a missing escape would make them meet. */
    enum Disguise {
        SAME,
        OTHER,
        ESCAPED,
        WORD,
        WITH_NEIGHBOUR,
        WITHOUT_TAIL;

        @Nullable
        String of(List<@Nullable String> left, List<@Nullable String> right, List<String> literals, int i) {
            String value = left.get(i);
            return switch (this) {
                case SAME -> value;
                case OTHER -> right.get(i);
                case ESCAPED -> KeyText.escape(value);
                case WORD -> value == null ? "null" : value.isEmpty() ? "empty" : null;
                case WITH_NEIGHBOUR -> i + 1 < left.size() ? value + literals.get(i + 1) + left.get(i + 1) : value;
                case WITHOUT_TAIL -> value == null ? "" : value.substring(0, value.length() / 2);
            };
        }
    }
}
