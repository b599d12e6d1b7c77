package dev.larder.internal.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

class AnnouncerTest {

    private static final Reply TOLD = new Reply.Bytes(new byte[] { '1' });
    private static final Reply AWAY = new Reply.Failed(new Fault(Fault.Kind.UNREACHABLE, "gone"));
    /** The script, the number of its keys, its three keys, six numbers, who tells and what. */
    private static final int WORDS_BEFORE_TEXTS = 13;

    private final List<List<Object>> sent = new ArrayList<>();
    private final List<CompletableFuture<Reply>> replies = new ArrayList<>();

    private final RedisPort redis = this::take;
    private final Announcer announcer = new Announcer(redis, Names.of("shop"), "self", () -> "1", new TagMirror(),
            Duration.ofHours(1));

    private CompletableFuture<Reply> take(Command command) {
        List<Object> words = command.arguments();
        sent.add(words.subList(WORDS_BEFORE_TEXTS, words.size()));
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        replies.add(reply);
        return reply;
    }

    private static News tags(int count) {
        return new News.Tags(numbered(count));
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 999, 1000 })
    void whatFitsIsToldAtOnce(int count) {
        announcer.tell(tags(count));
        assertThat(sent).containsExactly(List.copyOf(numbered(count)));
    }

    @Test
    void manyAreToldInSlicesOneAfterTheOtherAndNoneIsLeftOut() {
        CompletableFuture<Reply> told = announcer.tell(tags(2_001));
        for (int slice = 0; slice < 3; slice++) {
            assertThat(sent).hasSize(slice + 1);
            assertThat(told).isNotDone();
            replies.get(slice).complete(TOLD);
        }
        assertThat(told).isCompletedWithValue(TOLD);
        assertThat(sent).hasSize(3);
        assertThat(sent.stream().flatMap(List::stream).toList()).isEqualTo(List.copyOf(numbered(2_001)));
    }

    @Test
    void firstSliceThatFailsIsTheAnswerAndTheLast() {
        CompletableFuture<Reply> told = announcer.tell(tags(3_000));
        replies.get(0).complete(TOLD);
        replies.get(1).complete(AWAY);
        assertThat(told).isCompletedWithValue(AWAY);
        assertThat(sent).hasSize(2);
    }

    @Test
    void patternIsToldAsItIs() {
        announcer.tell(new News.Pattern(PatternMatcher.ofTexts(List.of("shop:", ":x"))));
        assertThat(sent).containsExactly(List.of("shop:", ":x"));
    }
}
