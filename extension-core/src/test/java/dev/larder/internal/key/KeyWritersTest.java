package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyWritersTest {

    private static final ValueFormat TEXT = new ValueFormat.Text();
    private static final ValueFormat PLAIN = new ValueFormat.Plain();

    @Test
    void prefixLiteralsAndValuesMakeTheKey() {
        assertThat(TestKeys.write("product:{0}", TEXT, "42")).isEqualTo("shop:product:42");
        assertThat(TestKeys.write("{0}", TEXT, "42")).isEqualTo("shop:42");
        assertThat(TestKeys.write("product:{0}:reviews", TEXT, "42")).isEqualTo("shop:product:42:reviews");
        assertThat(TestKeys.write("u:{1}:o:{0}", TEXT, "a", "b")).isEqualTo("shop:u:b:o:a");
        assertThat(TestKeys.write("{0}:{1}:{2}", TEXT, "a", "b", "c")).isEqualTo("shop:a:b:c");
        assertThat(TestKeys.write("all", TEXT)).isEqualTo("shop:all");
    }

    @Test
    void numbersAreWrittenAsDigits() {
        assertThat(TestKeys.write("p:{0}", PLAIN, 42L)).isEqualTo("shop:p:42");
        assertThat(TestKeys.write("p:{0}", PLAIN, -7)).isEqualTo("shop:p:-7");
        assertThat(TestKeys.write("p:{0}", PLAIN, (short) 3)).isEqualTo("shop:p:3");
        assertThat(TestKeys.write("p:{0}", PLAIN, (Object) null)).isEqualTo("shop:p:%null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a:b            | a%3Ab
            100%           | 100%25
            {x}            | %7Bx%7D
            a b            | a%20b
            [x,(y)]        | %5Bx%2C%28y%29%5D
            größe-日本-😀  | größe-日本-😀
            %null          | %25null
            null           | null
            """)
    void hostileCharactersAreEscapedAndLettersStay(String value, String written) {
        assertThat(TestKeys.write("{0}", TEXT, value)).isEqualTo("shop:" + written);
    }

    @Test
    void controlsSpacesAndLoneSurrogatesAreEscaped() {
        assertThat(TestKeys.write("{0}", TEXT, "\r\n\t\0")).isEqualTo("shop:%0D%0A%09%00");
        assertThat(TestKeys.write("{0}", TEXT, "\u00A0\u2028\u202E")).isEqualTo("shop:%A0%u2028%u202E");
        assertThat(TestKeys.write("{0}", TEXT, "a\uD83D")).isEqualTo("shop:a%uD83D");
        assertThat(TestKeys.write("{0}", TEXT, "\uDE00\uD83D")).isEqualTo("shop:%uDE00%uD83D");
    }

    @Test
    void nullAndEmptyHaveWordsOfTheirOwn() {
        assertThat(TestKeys.write("{0}", TEXT, (Object) null)).isEqualTo("shop:%null");
        assertThat(TestKeys.write("{0}", TEXT, "")).isEqualTo("shop:%empty");
        assertThat(TestKeys.write("{0}", TEXT, "null")).isEqualTo("shop:null");
        assertThat(TestKeys.write("{@nobody}:{@user}", TEXT)).isEqualTo("shop:%null:the%20user");
    }

    @Test
    void sequencesAndOptionalsHaveDelimitersOfTheirOwn() {
        ValueFormat list = new ValueFormat.SequenceOf(TEXT);
        ValueFormat optional = new ValueFormat.OptionalOf(TEXT);
        assertThat(TestKeys.write("{0}", list, List.of("a", "b,c"))).isEqualTo("shop:[a,b%2Cc]");
        assertThat(TestKeys.write("{0}", list, List.of())).isEqualTo("shop:[]");
        assertThat(TestKeys.write("{0}", list, List.of(""))).isEqualTo("shop:[%empty]");
        assertThat(TestKeys.write("{0}", list, Arrays.asList("a", null))).isEqualTo("shop:[a,%null]");
        assertThat(TestKeys.write("{0}", list, (Object) new String[] { "a" })).isEqualTo("shop:[a]");
        assertThat(TestKeys.write("{0}", new ValueFormat.SequenceOf(PLAIN), (Object) new long[] { 1, 2 }))
                .isEqualTo("shop:[1,2]");
        assertThat(TestKeys.write("{0}", new ValueFormat.SequenceOf(list), List.of(List.of("a"), List.of())))
                .isEqualTo("shop:[[a],[]]");
        assertThat(TestKeys.write("{0}", optional, Optional.of("a"))).isEqualTo("shop:(a)");
        assertThat(TestKeys.write("{0}", optional, Optional.empty())).isEqualTo("shop:()");
        assertThat(TestKeys.write("{0}", new ValueFormat.OptionalOf(PLAIN), OptionalInt.of(3))).isEqualTo("shop:(3)");
    }

    @Test
    void enumsAreWrittenByNameEvenWithABodyAndAnotherText() {
        assertThat(TestKeys.write("{0}", new ValueFormat.EnumName(), Loud.YES)).isEqualTo("shop:YES");
        assertThat(TestKeys.write("{0}", new ValueFormat.EnumName(), TimeUnit.DAYS)).isEqualTo("shop:DAYS");
    }

    @Test
    void formatsOfTheApplicationAreEscapedToo() {
        assertThat(TestKeys.write("{0}", new ValueFormat.Custom("x"), ":ba")).isEqualTo("shop:ab%3A");
        assertThat(TestKeys.write("{0}", new ValueFormat.Custom("x"), "")).isEqualTo("shop:%empty");
    }

    @Test
    void localesThatJavaPrintsAlikeStayApart() {
        Locale script = new Locale.Builder().setScript("Latn").build();
        assertThat(script.toString()).isEqualTo(Locale.ROOT.toString());
        assertThat(TestKeys.write("{0}", TEXT, script)).isEqualTo("shop:###" + "#Latn");
        assertThat(TestKeys.write("{0}", TEXT, Locale.ROOT)).isEqualTo("shop:%empty");
        assertThat(TestKeys.write("{0}", TEXT, Locale.GERMANY)).isEqualTo("shop:de_DE");
    }

    @Test
    void nullAnywhereOnAPathIsTheValueNull() {
        Function<Object, @Nullable Object> toNull = object -> null;
        KeyPart.Property property = new KeyPart.Property("x", "y", true, "z");
        KeyPart part = new KeyPart.Argument(0, List.of(property, property), TEXT);
        KeyWriter writer = KeyWriters.compile(TestKeys.PREFIX, List.of(part), p -> toNull,
                type -> new TestKeys.Reversed(),
                name -> () -> "");
        assertThat(writer.write(new Object[] { "x" })).isEqualTo("shop:%null");
        assertThat(writer.write(new Object[] { null })).isEqualTo("shop:%null");
    }

    @Test
    void bracesNeverMakeAHashTag() {
        assertThat(TestKeys.write("{{{0}}}:x", TEXT, "{y}")).isEqualTo("shop:%7B%7By%7D%7D:x");
        assertThat(TestKeys.writer(KeyPrefix.of("{shop}"), TestKeys.parts("{0}", TEXT)).write(new Object[] { "a" }))
                .isEqualTo("%7Bshop%7D:a");
    }

    @Test
    void prefixCannotReachIntoTheTemplate() {
        assertThat(TestKeys.writer(KeyPrefix.of("shop:p"), TestKeys.parts("{0}", TEXT)).write(new Object[] { "a" }))
                .isEqualTo("shop%3Ap:a");
        assertThat(KeyPrefix.parse("")).isInstanceOf(KeyPrefix.Refused.class);
        assertThat(KeyPrefix.parse("x".repeat(128))).isInstanceOf(KeyPrefix.Accepted.class);
        assertThat(KeyPrefix.parse("x".repeat(129))).isInstanceOf(KeyPrefix.Refused.class);
    }

    @Test
    void keysOverTheLimitKeepAReadableHeadAndAHash() {
        String fits = TestKeys.write("p:{0}", TEXT, "x".repeat(512 - 7));
        String over = TestKeys.write("p:{0}", TEXT, "x".repeat(512 - 6));
        assertThat(fits).hasSize(512).doesNotContain("%#");
        assertThat(over).hasSize(506).matches("shop:p:x{433}%#[0-9a-f]{64}");
    }

    @Test
    void headIsNotCutWithinAPairOrAnEscape() {
        for (int pad = 0; pad < 12; pad++) {
            String pairs = TestKeys.write("p:{0}", TEXT, "x".repeat(pad) + "😀".repeat(200));
            String escapes = TestKeys.write("p:{0}", TEXT, "x".repeat(pad) + "\u2028".repeat(200));
            assertThat(new String(pairs.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(pairs);
            assertThat(pairs.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(512);
            assertThat(escapes).matches("shop:p:x*(%u2028)*%#[0-9a-f]{64}");
        }
    }

    private enum Loud {
        YES {
            @Override
            public String toString() {
                return "yes!";
            }
        }
    }
}
