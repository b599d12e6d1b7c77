package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.larder.internal.redis.Glob;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PatternMatcherTest {

    private static final ValueFormat TEXT = new ValueFormat.Text();

    private static PatternMatcher matcher(String template, Object... arguments) {
        return PatternWriter.compile(TestKeys.PREFIX, TestKeys.parts(template, TEXT), property -> {
            throw new AssertionError("no property here");
        }, typeName -> new TestKeys.Reversed(), name -> () -> "the " + name).write(arguments);
    }

    @Test
    void wildcardStandsForAnyTextAcrossColons() {
        PatternMatcher matcher = matcher("user:{0}:orders:*", "5");
        assertThat(matcher.matches("shop:user:5:orders:1")).isTrue();
        assertThat(matcher.matches("shop:user:5:orders:1:2")).isTrue();
        assertThat(matcher.matches("shop:user:5:orders:")).isTrue();
        assertThat(matcher.matches("shop:user:5:orders")).isFalse();
        assertThat(matcher.matches("shop:user:55:orders:1")).isFalse();
        assertThat(matcher.matches("shop2:user:5:orders:1")).isFalse();
        assertThat(matcher("user:*:last").matches("shop:user:5:orders:last")).isTrue();
        assertThat(matcher("user:*:last").matches("shop:user:last")).as("the texts do not overlap").isFalse();
        assertThat(matcher("user:*a*b*").matches("shop:user:xbxa")).isFalse();
        assertThat(matcher("user:*a*b*").matches("shop:user:ab")).isTrue();
        assertThat(matcher("user:**").matches("shop:user:")).isTrue();
    }

    @Test
    void whatRedisTakesForPatternsStandsForItselfInValuesAndLiterals() {
        PatternMatcher matcher = matcher("u?[x]\\:{0}:*", "*?[a]\\");
        assertThat(matcher.matches("shop:u?[x]\\:*?%5Ba%5D\\:1")).isTrue();
        assertThat(matcher.matches("shop:u?[x]\\:anything:1")).isFalse();
        assertThat(matcher.matches("shop:uux\\:*?%5Ba%5D\\:1")).isFalse();
        assertThat(matcher.glob()).isEqualTo("shop:u\\?\\[x\\]\\\\:\\*\\?%5Ba%5D\\\\:*");
        assertThat(matcher("user:*:x").glob()).isEqualTo("shop:user:*");
    }

    @Test
    void braceInALiteralStandsForItself() {
        assertThat(matcher("u{{:{0}:*", "a").matches(TestKeys.write("u{{:{0}:{1}", TEXT, "a", "b"))).isTrue();
    }

    /** What any regular expression would say. */
    private static boolean model(List<String> texts, String key) {
        return Pattern.compile(texts.stream().map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL)
                .matcher(key).matches();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings().withChars("ab:*?[]\\%").ofMaxLength(3).list().ofMinSize(2).ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars("ab:*?[]\\%").ofMaxLength(12);
    }

    @Property(tries = 20_000)
    void matchesWhatTheModelMatches(@ForAll("texts") List<String> texts, @ForAll("keys") String key) {
        assertThat(new PatternMatcher("", texts).matches(key)).isEqualTo(model(texts, key));
    }

    @Property(tries = 5_000)
    void redisFindsWhateverMatches(@ForAll("texts") List<String> texts, @ForAll List<String> between) {
        StringBuilder key = new StringBuilder(texts.get(0));
        for (int i = 1; i < texts.size(); i++) {
            key.append(i <= between.size() ? KeyText.escape(between.get(i - 1)) : "").append(texts.get(i));
        }
        PatternMatcher matcher = new PatternMatcher("", texts);
        assertThat(matcher.matches(key.toString())).isTrue();
        assertThat(Glob.matches(matcher.glob(), key.toString())).isTrue();
    }

    /** A key that is too long is hashed; what it was made of matches, so it does. */
    @Property(tries = 3_000)
    void hashedKeyMatchesIfItsWholeDid(@ForAll String user, @ForAll String order,
            @ForAll @IntRange(max = 700) int before, @ForAll @IntRange(max = 700) int between) {
        String key = TestKeys.write("user:{0}:orders:{1}:last", TEXT, user + "é".repeat(before),
                order + "%".repeat(between));
        for (PatternMatcher matcher : List.of(matcher("user:{0}:*", user + "é".repeat(before)), matcher("user:*:last"),
                matcher("user:{0}:orders:*:last", user + "é".repeat(before)), matcher("user:*orders*"))) {
            assertThat(matcher.matches(key)).isTrue();
            assertThat(Glob.matches(matcher.glob(), key)).isTrue();
        }
        assertThat(matcher("users:*").matches(key)).isFalse();
    }

    @Property(tries = 3_000)
    void formsOfAPatternAndOfATemplateMeetIfKeysDo(@ForAll String first, @ForAll String second) {
        String key = TestKeys.write("a{0}b:{1}:c", TEXT, first, second);
        PatternForm keys = PatternForm.ofKeys(template("a{0}b:{1}:c"));
        for (String pattern : List.of("a*:c", "a*", "a{0}b:*", "*", "a*b*:c", "*:*:*", "*a", "b*", "a*b", "a:*")) {
            if (!key.contains(KeyLimit.MARK) && matcher(pattern, first).matches(key)) {
                assertThat(keys.mayBe(PatternForm.ofPattern(template(pattern)))).as(pattern).isTrue();
            }
        }
    }

    @Test
    void formsThatShareNoKeyDoNotMeet() {
        assertThat(mayBe("user:{0}", "user:*")).isTrue();
        assertThat(mayBe("user:{0}", "users:*")).isFalse();
        assertThat(mayBe("user:{0}:x", "user:*:y")).isFalse();
        assertThat(mayBe("user:{0}", "user:*:y")).as("a value has no colon").isFalse();
        assertThat(mayBe("user:{0}", "user:{0}:*")).isFalse();
        assertThat(mayBe("user:{0}:{1}", "user:{0}:*")).isTrue();
        assertThat(mayBe("all", "al*")).isTrue();
        assertThat(mayBe("all", "all*l")).isFalse();
    }

    private static boolean mayBe(String keys, String pattern) {
        return PatternForm.ofKeys(template(keys)).mayBe(PatternForm.ofPattern(template(pattern)));
    }

    private static KeyTemplate template(String text) {
        return ((KeyTemplate.Parsed) KeyTemplate.parse(text)).template();
    }
}
