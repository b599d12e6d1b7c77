package dev.larder.internal.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.key.KeyText;
import dev.larder.internal.key.KeyTypes;
import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.key.KeyWriters;
import dev.larder.internal.key.ValueFormat;
import dev.larder.internal.overlap.Keys.Part;
import dev.larder.internal.overlap.Keys.Witness;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two templates are said to meet exactly if there are arguments of which both make one key. */
class KeysPropertyTest {

    enum Color {
        RED,
        BLUE
    }

    /** What a parameter may be of, and some of its values. */
    enum Kind {
        TEXT("java.lang.String", true, "a", "b", "1", "12", "true", "RED", "", "a:b", "ab", "%", "-1", null),
        INT("int", false, 0, 1, 12, -1),
        BIG("java.lang.Long", true, 0L, 1L, 12L, 121L, null),
        FLAG("boolean", false, true, false),
        COLOR("color", true, Color.RED, Color.BLUE, null),
        REAL("double", false, 1.0, 12.5, -0.5, Double.NaN),
        DECIMAL("java.math.BigDecimal", true, new BigDecimal("1"), new BigDecimal("1.0"), new BigDecimal("12"), null),
        DATE("java.time.LocalDate", true, LocalDate.of(2026, 1, 2), LocalDate.of(-1, 12, 31), null),
        SPAN("java.time.Duration", true, Duration.ZERO, Duration.ofMinutes(90), Duration.ofMillis(-1500), null),
        SIGN("char", false, 'a', '1', ':', '%'),
        NUMBERS("numbers", true, List.of(), List.of(1), List.of(1, 12), null),
        MAYBE("maybe", true, Optional.empty(), Optional.of("a"), Optional.of("1"), Optional.of(""), null);

        private final String type;
        private final boolean nullable;
        @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
        private final @Nullable Object[] values;

        Kind(String type, boolean nullable, @Nullable Object... values) {
            this.type = type;
            this.nullable = nullable;
            this.values = values;
        }

        Part part() {
            return new Part.Value(switch (this) {
                case COLOR -> Values.words(List.of("RED", "BLUE"));
                case NUMBERS -> Values.sequence(Values.of("int"));
                case MAYBE -> Values.optional(Values.TEXT);
                default -> Values.of(type);
            }, nullable);
        }

        ValueFormat format() {
            return switch (this) {
                case COLOR -> new ValueFormat.EnumName();
                case NUMBERS -> new ValueFormat.SequenceOf(new ValueFormat.Plain());
                case MAYBE -> new ValueFormat.OptionalOf(new ValueFormat.Text());
                default -> KeyTypes.format(type).orElseThrow();
            };
        }

        @Nullable
        Object read(String text) {
            if (this == NUMBERS && text.startsWith("[")) {
                String inner = text.substring(1, text.length() - 1);
                return Stream.of(inner.split(",", -1)).filter(each -> !each.isEmpty())
                        .map(each -> each.equals("%null") ? null : Integer.valueOf(each)).toList();
            }
            if (this == MAYBE && text.startsWith("(")) {
                return text.equals("()") ? Optional.empty()
                        : Optional.of(KeyText.unescape(text.substring(1, text.length() - 1)));
            }
            String value = KeyText.unescape(text);
            return value == null ? null : switch (this) {
                case TEXT -> value;
                case INT -> Integer.valueOf(value);
                case BIG -> Long.valueOf(value);
                case FLAG -> Boolean.valueOf(value);
                case COLOR -> Color.valueOf(value);
                case REAL -> Double.valueOf(value);
                case DECIMAL -> new BigDecimal(value);
                case DATE -> LocalDate.parse(value);
                case SPAN -> Duration.parse(value);
                case SIGN -> value.charAt(0);
                case NUMBERS, MAYBE -> throw new AssertionError("in brackets: " + text);
            };
        }
    }

    /** What stands between two colons; empty: no value. */
    record Piece(String head, Optional<Kind> kind, String tail) {
    }

    record Template(List<Piece> pieces) {

        List<Kind> kinds() {
            return pieces.stream().flatMap(piece -> piece.kind().stream()).toList();
        }

        Keys keys() {
            List<Part> parts = new ArrayList<>();
            parts().forEach(part -> parts.add(part instanceof KeyPart.Literal literal
                    ? new Part.Literal(literal.text())
                    : kinds().get(((KeyPart.Argument) part).index()).part()));
            return new Keys(parts);
        }

        KeyWriter writer() {
            return KeyWriters.compile(KeyPrefix.of("p"), parts(), property -> object -> object, type -> null,
                    name -> null);
        }

        /** Literals that touch are one, as the parser has it. */
        private List<KeyPart> parts() {
            List<KeyPart> parts = new ArrayList<>();
            StringBuilder literal = new StringBuilder();
            int index = 0;
            for (int i = 0; i < pieces.size(); i++) {
                literal.append(i == 0 ? "" : ":").append(pieces.get(i).head());
                if (pieces.get(i).kind().isPresent()) {
                    end(literal, parts);
                    parts.add(new KeyPart.Argument(index++, List.of(), pieces.get(i).kind().get().format()));
                }
                literal.append(pieces.get(i).tail());
            }
            end(literal, parts);
            return parts;
        }

        private static void end(StringBuilder literal, List<KeyPart> parts) {
            if (!literal.isEmpty()) {
                parts.add(new KeyPart.Literal(literal.toString()));
                literal.setLength(0);
            }
        }

        /** The keys of all combinations of some values. */
        Set<String> some() {
            KeyWriter writer = writer();
            return combinations(kinds()).stream().map(writer::write).collect(Collectors.toCollection(HashSet::new));
        }

        private static List<@Nullable Object[]> combinations(List<Kind> kinds) {
            List<@Nullable Object[]> all = List.<@Nullable Object[]>of(new Object[0]);
            for (Kind kind : kinds) {
                List<@Nullable Object[]> longer = new ArrayList<>();
                for (@Nullable
                Object[] before : all) {
                    for (Object value : kind.values) {
                        @Nullable
                        Object[] one = Arrays.copyOf(before, before.length + 1);
                        one[before.length] = value;
                        longer.add(one);
                    }
                }
                all = longer;
            }
            return all;
        }

        String write(List<String> texts) {
            @Nullable
            Object[] arguments = new Object[texts.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = kinds().get(i).read(texts.get(i));
            }
            return writer().write(arguments);
        }
    }

    @Provide
    Arbitrary<Template> templates() {
        Arbitrary<String> literal = Arbitraries.of("", "", "a", "b", "1", "12", "true", "RED", "n", "%7B", "1.0",
                "2026-01-02",
                "PT0S", "[1]", "(a)", "()");
        Arbitrary<Piece> piece = Combinators.combine(literal, Arbitraries.of(Kind.class).optional(0.6), literal)
                .as((head, kind, tail) -> new Piece(head.replace("%7B", "{"), kind, tail.replace("%7B", "{")));
        return piece.list().ofMinSize(1).ofMaxSize(3).map(Template::new)
                .filter(template -> !template.parts().isEmpty());
    }

    @Property(tries = 5_000)
    void templatesThatMakeOneKeyMeetAndThoseThatMeetMakeIt(@ForAll("templates") Template one,
            @ForAll("templates") Template other) {
        Optional<Witness> witness = one.keys().meet(other.keys());
        Set<String> common = one.some();
        common.retainAll(other.some());
        if (!common.isEmpty()) {
            assertThat(witness).as("both make %s", common).isPresent();
        }
        witness.ifPresent(found -> {
            assertThat(piecesMeet(one.keys(), other.keys())).as("pieces of templates that make %s", found.key())
                    .isTrue();
            assertThat(one.write(found.ours())).isEqualTo("p:" + found.key());
            assertThat(other.write(found.theirs())).isEqualTo("p:" + found.key());
        });
    }

    private static boolean piecesMeet(Keys one, Keys other) {
        Pieces pieces = new Pieces();
        return pieces.meet(pieces.of(one), pieces.of(other));
    }
}
