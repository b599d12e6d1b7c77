package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class TagWriterTest {

    private static final ValueFormat TEXT = new ValueFormat.Text();

    /** Positions 0 and 1 are parameters, 2 is the value. */
    private static TagWriter writer(String... templates) {
        List<List<KeyPart>> parts = new ArrayList<>();
        for (String template : templates) {
            parts.add(TestKeys.parts(template, TEXT));
        }
        return TagWriter.compile(parts, 2, property -> {
            throw new AssertionError("no property here");
        }, typeName -> new TestKeys.Reversed(), name -> () -> "the " + name);
    }

    @Test
    void tagsAreWrittenAsKeysAreButWithoutPrefix() {
        assertThat(writer("user:{0}", "{1}:of:{2}", "all", "t:{@tenant}").begin(new Object[] { "a:b", "" }).of(7))
                .containsExactly("user:a%3Ab", "%empty:of:7", "all", "t:the%20tenant");
    }

    @Test
    void ofAnAbsentValueTagsThatNameItAreLeftOut() {
        assertThat(writer("user:{0}", "{1}:of:{2}").begin(new Object[] { null, "1" }).of(null))
                .containsExactly("user:%null");
    }

    @Test
    void tagThatIsWrittenTwiceStandsOnce() {
        assertThat(writer("user:{0}", "user:{1}").begin(new Object[] { "1", "1" }).of("x")).containsExactly("user:1");
    }

    @Test
    void whatAnArgumentHoldsLaterDoesNotCount() {
        Object[] arguments = { "1", "2" };
        TagWriter.Started started = writer("{0}:{2}").begin(arguments);
        arguments[0] = "later";
        assertThat(started.of("x")).containsExactly("1:x");
    }

    @Test
    void longTagIsCutAsAKeyIs() {
        String tag = writer("user:{0}").begin(new Object[] { "x".repeat(600), null }).of("").get(0);
        assertThat(tag).hasSizeLessThanOrEqualTo(KeyLimit.MAX_BYTES).contains(KeyLimit.MARK);
        assertThat(PositionalKey.renderTag("user:{0}", new Object[] { "x".repeat(600) })).isEqualTo(tag);
        assertThat(KeyMatcher.ofTags(TestKeys.parts("user:{0}", TEXT)).matches(tag)).isTrue();
    }
}
