package dev.larder.internal.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Lines;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.vertx.Ports;
import dev.larder.internal.time.SystemTime;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;
import io.vertx.redis.client.Redis;

/** Two processes, as far as Redis can tell, that follow each other's news on a real server. */
@WithRedis
class NewsFollowerTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration MAX_LAG = Duration.ofMillis(600);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Names NAMES = Names.of("shop");
    private static final Pattern READING = Pattern.compile("id=(\\d+) [^\n]* cmd=xread ");

    private final SystemTime time = new SystemTime();
    private final Heard heard = new Heard();
    private final AtomicInteger epochs = new AtomicInteger(100);
    private final View view = new View(MAX_LAG, time.nanos());
    private final TagMirror mirror = new TagMirror();
    private volatile boolean cut;
    private Ports.Open open;
    private Redis client;
    private Announcer other;
    private Announcer self;
    private NewsFollower following;

    @BeforeEach
    void follow(RedisHandle redis) {
        redis.command("FLUSHALL");
        open = Ports.open(redis);
        client = Redis.createClient(open.vertx(), redis.uri());
        Lines lines = Ports.lines(open.vertx(), client);
        other = new Announcer(open.port(), NAMES, "other", this::epoch, new TagMirror(), LIFE);
        self = new Announcer(open.port(), NAMES, "self", this::epoch, new TagMirror(), LIFE);
        following = new NewsFollower(
                () -> cut ? CompletableFuture.completedFuture(Optional.empty()) : lines.open(), NAMES, "self",
                this::epoch, time, new Random(1), view, mirror,
                Duration.ofMillis(500), MAX_LAG.dividedBy(3), heard, (about, text) -> {});
        awaitTrust();
        assertThat(heard.events()).containsExactly(Heard.MISSED);
        heard.forget();
    }

    @AfterEach
    void close() {
        following.close();
        client.close();
        open.close();
        time.close();
    }

    @Test
    void whatAnotherTellsIsHeardInOrderAndOwnNewsAreNot() {
        told(other, "a", "b");
        told(self, "own");
        assertThat(other.tell(new News.Pattern(PatternMatcher.ofTexts(List.of("shop:p:", ":x")))).join())
                .isInstanceOf(Reply.Bytes.class);
        told(other, "c");
        awaitHeard("a", "b", "shop:p:*:x", "c");
    }

    @Test
    void silenceIsConfirmedAgainAndAgain() {
        long later = time.nanos() + 3 * MAX_LAG.toNanos();
        await().atMost(SOON).until(() -> time.nanos() - later > 0);
        awaitTrust();
        assertThat(heard.events()).isEmpty();
    }

    @Test
    void nothingIsLostWithTheConnection(RedisHandle redis) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            told(other, "before" + i);
            killLine(redis);
            told(other, "after" + i);
            expected.addAll(List.of("before" + i, "after" + i));
        }
        awaitHeard(expected.toArray(String[]::new));
    }

    @Test
    void flushedOrderIsNoticedWithTheNextNews(RedisHandle redis) {
        told(other, "a");
        awaitHeard("a");
        redis.command("FLUSHALL");
        told(other, "b");
        told(other, "c");
        awaitHeard("a", Heard.MISSED, "c");
    }

    @Test
    void streamThatIsGoneIsNoticed(RedisHandle redis) {
        cut(redis);
        told(other, "a");
        redis.command("DEL", NAMES.stream());
        cut = false;
        awaitHeard(Heard.MISSED);
        told(other, "b");
        awaitHeard(Heard.MISSED, "b");
    }

    @Test
    void trimmedNewsAreNoticed(RedisHandle redis) {
        cut(redis);
        told(other, "a");
        told(other, "b");
        redis.command("XTRIM", NAMES.stream(), "MAXLEN", "1");
        cut = false;
        awaitHeard(Heard.MISSED);
        told(other, "c");
        awaitHeard(Heard.MISSED, "c");
    }

    @Test
    void serverThatStartsAnewEmptyIsNoticed(RedisHandle redis) {
        told(other, "a");
        awaitHeard("a");
        redis.restart();
        await().atMost(SOON).until(() -> heard.events().contains(Heard.MISSED));
        awaitTrust();
        await().atMost(SOON).until(() -> other.tell(new News.Keys(List.of("b"))).join() instanceof Reply.Bytes);
        await().atMost(SOON).until(() -> heard.events().contains("b"));
    }

    /** As after a failover to a replica that lagged: what was removed meanwhile is there again. */
    @Test
    void orderThatWentBackLeavesItsEpochAlthoughItHasCaughtUp(RedisHandle redis) {
        told(other, "a");
        told(other, "b");
        told(other, "c");
        awaitHeard("a", "b", "c");
        String[] order = String.valueOf(redis.command("GET", NAMES.order())).split(":", -1);
        cut(redis);
        redis.command("SET", NAMES.order(), order[0] + ":" + (Long.parseLong(order[1]) - 2) + ":0:0");
        told(other, "d");
        told(other, "e");
        told(other, "f");
        cut = false;
        await().atMost(SOON).until(
                () -> !String.valueOf(redis.command("GET", NAMES.order())).startsWith(order[0] + ":"));
        assertThat(heard.events()).contains(Heard.MISSED);
    }

    /** Who has heard more than Redis knows makes it leave the epoch at once. */
    @Test
    void tellerWhoKnowsMoreThanRedisLeavesTheEpoch(RedisHandle redis) {
        told(other, "a");
        told(other, "b");
        awaitHeard("a", "b");
        String[] order = String.valueOf(redis.command("GET", NAMES.order())).split(":", -1);
        cut(redis);
        redis.command("SET", NAMES.order(), order[0] + ":" + (Long.parseLong(order[1]) - 1) + ":0:0");
        told(following(), "c");
        assertThat(String.valueOf(redis.command("GET", NAMES.order()))).doesNotStartWith(order[0] + ":");
    }

    private Announcer following() {
        return new Announcer(open.port(), NAMES, "self", this::epoch, mirror, LIFE);
    }

    @Test
    void silentServerIsNotTrustedAndIsAgainWhenItGoesOn(RedisHandle redis) {
        redis.pause();
        try {
            await().atMost(SOON).until(() -> !view.covers(time.nanos() - 2 * MAX_LAG.toNanos(), time.nanos()));
        } finally {
            redis.resume();
        }
        awaitTrust();
        told(other, "a");
        await().atMost(SOON).until(() -> heard.events().contains("a"));
        assertThat(heard.events()).containsExactly("a");
    }

    @Test
    void strangersInTheStreamAreMissedNotObeyed(RedisHandle redis) {
        redis.command("XADD", NAMES.stream(), "*", "at", "nonsense");
        await().atMost(SOON).until(() -> heard.events().contains(Heard.MISSED));
        told(other, "a");
        told(other, "b");
        await().atMost(SOON).until(() -> heard.events().contains("b"));
    }

    private void told(Announcer teller, String... keys) {
        await().atMost(SOON).until(() -> teller.tell(new News.Keys(List.of(keys))).join() instanceof Reply.Bytes);
    }

    private void awaitHeard(String... keys) {
        await().atMost(SOON).untilAsserted(() -> assertThat(heard.events()).containsExactly(keys));
    }

    private void awaitTrust() {
        await().atMost(SOON).until(() -> view.covers(time.nanos() - 2 * MAX_LAG.toNanos(), time.nanos()));
    }

    /** The follower has no line until told otherwise. */
    private void cut(RedisHandle redis) {
        cut = true;
        killLine(redis);
    }

    private void killLine(RedisHandle redis) {
        await().atMost(SOON).until(() -> {
            Matcher reading = READING.matcher(String.valueOf(redis.command("CLIENT", "LIST")));
            boolean found = reading.find();
            if (found) {
                redis.command("CLIENT", "KILL", "ID", reading.group(1));
            }
            return found;
        });
    }

    private String epoch() {
        return String.valueOf(epochs.incrementAndGet());
    }
}
