package dev.larder.internal.tier.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.FakeTime;

/** A Redis that has as many pages as the test says, each with one key that matches and one that does not. */
class RemovalTest {

    private final FakeTime time = new FakeTime();
    private final List<String> told = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Journal journal = new Journal() {
        @Override
        public void warn(String about, String text) {
            throw new AssertionError(text);
        }

        @Override
        public void info(String about, String text) {
            told.add(text);
        }
    };
    private int pages = 3;
    private int failing = -1;
    private Duration perPage = Duration.ZERO;

    private Reply remove() {
        RedisPort redis = command -> {
            List<String> words = command.arguments().stream().map(RemovalTest::text).toList();
            asked.add(command.name() + " " + String.join(" ", words));
            return CompletableFuture.completedFuture(command.name().equals("SCAN") ? page(words.get(0)) : Reply.OK);
        };
        PatternMatcher keys = KeyMatcher.ofPattern(KeyPrefix.of("shop"), List.of("user:", ":a"));
        return new Removal(redis, keys, Progress.logged(time, journal)).run().join();
    }

    private Reply page(String cursor) {
        int number = Integer.parseInt(cursor);
        time.advance(perPage);
        if (number == failing) {
            return new Reply.Failed(new Fault(Fault.Kind.LATE, "late"));
        }
        return new Reply.Many(List.of(bytes(number + 1 == pages ? "0" : String.valueOf(number + 1)),
                new Reply.Many(List.of(bytes("shop:user:" + number + ":a"), bytes("shop:user:" + number + ":b")))));
    }

    private static Reply.Bytes bytes(String text) {
        return new Reply.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Object argument) {
        return argument instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(argument);
    }

    @Test
    void pagesAreLookedThroughOneAfterTheOtherAndWhatMatchesIsUnlinked() {
        assertThat(remove()).isEqualTo(new Reply.Number(3));
        assertThat(asked).containsExactlyElementsOf(IntStream.range(0, 3).boxed()
                .flatMap(page -> List.of("SCAN " + page + " MATCH shop:user:* COUNT 500",
                        "UNLINK shop:user:" + page + ":a").stream())
                .toList());
        assertThat(told).as("a short one").isEmpty();
    }

    @Test
    void faultEndsIt() {
        failing = 1;
        assertThat(remove()).isInstanceOf(Reply.Failed.class);
        assertThat(asked).hasSize(3);
    }

    @Test
    void everyHundredThousandKeysAreToldOfAndTheEnd() {
        pages = 450;
        remove();
        assertThat(told).containsExactly(
                "an invalidation of many keys goes on: 200 removed, about 100000 looked through",
                "an invalidation of many keys goes on: 400 removed, about 200000 looked through",
                "an invalidation of many keys is done: 450 removed, about 225000 looked through");
    }

    @Test
    void everyTenSecondsAreToldOf() {
        perPage = Duration.ofSeconds(6);
        pages = 4;
        remove();
        assertThat(told).hasSize(2).first().asString().contains("goes on: 2 removed");
    }
}
