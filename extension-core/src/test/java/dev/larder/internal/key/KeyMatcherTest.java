package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class KeyMatcherTest {

    private static final ValueFormat TEXT = new ValueFormat.Text();

    @Test
    void keyBelongsToItsTemplateAndToNoLongerOne() {
        KeyMatcher matcher = matcher("product:{0}");
        assertThat(matcher.matches("shop:product:42")).isTrue();
        assertThat(matcher.matches("shop:product:a%3Ab")).isTrue();
        assertThat(matcher.matches("shop:product:42:reviews")).isFalse();
        assertThat(matcher.matches("shop:product:")).isFalse();
        assertThat(matcher.matches("shop:product")).isFalse();
        assertThat(matcher.matches("shop2:product:42")).isFalse();
        assertThat(matcher.matches("shop:products:42")).isFalse();
    }

    @Test
    void everyLiteralCounts() {
        KeyMatcher matcher = matcher("u{0}x:y{1}z");
        assertThat(matcher.matches("shop:u1x:y2z")).isTrue();
        assertThat(matcher.matches("shop:uxx:y2z")).isTrue();
        assertThat(matcher.matches("shop:ux:y2z")).isFalse();
        assertThat(matcher.matches("shop:u1:y2z")).isFalse();
        assertThat(matcher.matches("shop:u1x:y2")).isFalse();
        assertThat(matcher.matches("shop:u1x:y2z:")).isFalse();
        assertThat(matcher("all").matches("shop:all")).isTrue();
        assertThat(matcher("all").matches("shop:all2")).isFalse();
    }

    @Test
    void hashedKeyMatchesByItsHead() {
        String key = TestKeys.write("product:{0}:reviews:{1}", TEXT, "7", "x".repeat(600));
        assertThat(matcher("product:{0}:reviews:{1}").matches(key)).isTrue();
        assertThat(matcher("product:{0}:orders:{1}").matches(key)).isFalse();
        assertThat(matcher("product:{0}").matches(key)).isFalse();
        assertThat(matcher("category:{0}").matches(key)).isFalse();
    }

    @Test
    void globEscapesWhatRedisTakesForPatterns() {
        assertThat(matcher("a*?[b]\\^-:{0}:x").glob()).isEqualTo("shop:a\\*\\?\\[b\\]\\\\^-:*");
        assertThat(matcher("all").glob()).isEqualTo("shop:all");
    }

    @Property(tries = 3000)
    void whatATemplateWroteItMatches(@ForAll String first, @ForAll String second,
            @ForAll @IntRange(max = 700) int pad) {
        String template = "p{0}q:{1}-x:{0}r";
        String key = TestKeys.write(template, TEXT, first, second + "y".repeat(pad));
        assertThat(matcher(template).matches(key)).isTrue();
        if (!key.contains(KeyLimit.MARK)) {
            assertThat(matcher(template + ":{1}").matches(key)).isFalse();
            assertThat(matcher("p{0}q:{1}-x:{0}").matches(key + ":")).isFalse();
        }
        assertThat(matcher("other:{0}").matches(key)).isFalse();
    }

    private static KeyMatcher matcher(String template) {
        return KeyMatcher.of(TestKeys.PREFIX, TestKeys.parts(template, TEXT));
    }
}
