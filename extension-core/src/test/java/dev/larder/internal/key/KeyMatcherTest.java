package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    private static KeyMatcher matcher(String template) {
        return KeyMatcher.of(TestKeys.PREFIX, TestKeys.parts(template, TEXT));
    }
}
