package dev.larder.internal.tier.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.larder.internal.coherence.Listener;
import dev.larder.internal.coherence.News;
import dev.larder.internal.coherence.NewsFollower;
import dev.larder.internal.coherence.NewsModel;
import dev.larder.internal.coherence.Position;
import dev.larder.internal.coherence.View;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.vertx.Ports;
import dev.larder.internal.redis.vertx.RedisLink;
import dev.larder.internal.redis.vertx.Settings;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.Storing;
import dev.larder.internal.time.SystemTime;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** The user that the reference of failures recommends may do all that is needed, and nothing else. */
@WithRedis
class AccessTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration LAG = Duration.ofMillis(300);
    private static final String KEY = "shop:p:1";

    /**
     * A breaker asks with the one; an answer to the next is enough, whatever it is, but would fill the server's log; the last
     * is for more tags than are moved here.
     */
    private static final List<String> NOT_SEEN_HERE = List.of("+ping", "+unsubscribe", "+zrange");

    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();

    @Test
    void userOfTheReferenceIsEnough(RedisHandle redis) throws IOException {
        assertThat(complaints(redis, rules())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> nothingOfItIsTooMuch(RedisHandle redis) throws IOException {
        List<String> rules = rules();
        return rules.stream().filter(rule -> (rule.startsWith("+") || rule.startsWith("&"))
                && !NOT_SEEN_HERE.contains(rule)).map(rule -> DynamicTest.dynamicTest(rule, () -> {
                    List<String> fewer = new ArrayList<>(rules);
                    fewer.remove(rule);
                    assertThat(complaints(redis, fewer)).isNotEmpty();
                }));
    }

    /** What does not work for a user with these rules. */
    private List<String> complaints(RedisHandle redis, List<String> rules) {
        warnings.clear();
        redis.command("FLUSHALL");
        redis.command("SCRIPT", "FLUSH");
        redis.command("ACL", "DELUSER", "larder");
        List<String> words = new ArrayList<>(List.of("ACL", "SETUSER", "larder", "resetchannels"));
        words.addAll(rules);
        redis.command(words.toArray(String[]::new));
        List<String> complaints = new ArrayList<>();
        String uri = "redis://larder:secret@" + redis.host() + ":" + redis.port();
        SystemTime time = new SystemTime();
        try (Ports.Client client = Ports.client(uri);
                RedisLink link = new RedisLink(client.vertx(), client.redis(),
                        Settings.defaults().withDeadline(Duration.ofSeconds(2)), Optional.empty(), time,
                        (about, text) -> warnings.add(text))) {
            AtomicInteger hearing = new AtomicInteger();
            Queue<String> heard = new ConcurrentLinkedQueue<>();
            link.listen("shop:%filled", heard::add, hearing::incrementAndGet);
            await().until(() -> link.port().send(Command.read("GET", KEY)).join() != null);
            AtomicInteger tokens = new AtomicInteger();
            Supplier<byte[]> token = () -> {
                byte[] bytes = new byte[Lease.TOKEN_LENGTH];
                bytes[0] = (byte) tokens.incrementAndGet();
                return bytes;
            };
            walk(NewsModel.tier(link.port(), OptionalLong::empty, token, "shop:%filled", LONG), complaints);
            RedisTier forgetful = NewsModel.tier(link.port(), OptionalLong::empty, token, "shop:%filled",
                    Duration.ZERO);
            follow(link, time, () -> forgetful.moveTags(List.of("b")), complaints);
            try {
                await().atMost(Duration.ofSeconds(3)).until(() -> hearing.get() > 0 && link.clock().now().isPresent());
            } catch (ConditionTimeoutException silent) {
                complaints.add("deaf, or without the time");
            }
        } finally {
            time.close();
        }
        complaints.addAll(warnings);
        return complaints;
    }

    private static void follow(RedisLink link, SystemTime time, Supplier<CompletableFuture<Reply>> tell,
            List<String> complaints) {
        View view = new View(LAG, time.nanos());
        AtomicInteger heard = new AtomicInteger();
        NewsFollower following = NewsModel.follow(link.lines(), time, view, new Listener() {

            @Override
            public void heard(News news) {
                heard.incrementAndGet();
            }

            @Override
            public void missed() {
                // Nothing is held.
            }
        });
        try {
            await().atMost(Duration.ofSeconds(3))
                    .until(() -> view.covers(time.nanos() - 2 * LAG.toNanos(), time.nanos()));
            if (tell.get().join() instanceof Reply.Failed failed) {
                complaints.add("tag not moved: " + failed);
            }
            await().atMost(Duration.ofSeconds(3)).until(() -> heard.get() > 0);
        } catch (ConditionTimeoutException unconfirmed) {
            complaints.add("no news");
        } finally {
            following.close();
        }
    }

    private static void walk(RedisTier tier, List<String> complaints) {
        Acquisition first = tier.acquire(KEY, LONG, Claim.ofNothing(Claim.Manner.WAIT)).join();
        if (!(first instanceof Acquisition.Granted granted)) {
            complaints.add("no lease: " + first);
            return;
        }
        Acquisition second = tier.acquire(KEY, LONG, Claim.ofNothing(Claim.Manner.WAIT)).join();
        if (!(second instanceof Acquisition.Held)) {
            complaints.add("no place among those who wait: " + second);
        }
        if (!tier.extend(KEY, granted.lease(), LONG.multipliedBy(2)).join()) {
            complaints.add("no longer lease");
        }
        Position reading = granted.lease().reading().orElse(null);
        if (reading == null) {
            complaints.add("no reading of the tag clock");
            return;
        }
        Envelope entry = new Envelope((byte) 1, false, 1, 1, 1, Long.MAX_VALUE / 2, 1, reading.epoch(), reading.clock(),
                List.of(), new byte[3]);
        if (tier.store(KEY, granted.lease(), entry, LONG).join() != Storing.STORED) {
            complaints.add("not stored");
        }
        if (!(tier.find(KEY, "%cache:all").join() instanceof Lookup.Found)) {
            complaints.add("not found");
        }
        if (tier.moveTags(List.of("a")).join() instanceof Reply.Failed failed) {
            complaints.add("tag not moved: " + failed);
        }
        if (!(tier.find(KEY, "%cache:all").join() instanceof Lookup.Found)) {
            complaints.add("not found after another tag moved");
        }
        tier.touch(KEY, LONG);
        if (tier.acquire(KEY, LONG, Claim.overAnything(Claim.Manner.FORCE)).join() instanceof Acquisition.Granted more
                && !tier.release(KEY, more.lease(), LONG).join()) {
            complaints.add("not released");
        }
        KeyPrefix prefix = ((KeyPrefix.Accepted) KeyPrefix.parse("shop")).prefix();
        if (tier.removeMatching(KeyMatcher.ofPattern(prefix, List.of("p:", "")))
                .join() instanceof Reply.Failed failed) {
            complaints.add("not cleared: " + failed);
        }
        if (tier.remove(KEY).join() instanceof Reply.Failed failed) {
            complaints.add("not removed: " + failed);
        }
    }

    private static List<String> rules() throws IOException {
        Path page = Path.of("../docs/modules/ROOT/pages/reference/failure.adoc");
        Matcher user = Pattern.compile("ACL SETUSER larder (.*)").matcher(Files.readString(page));
        assertThat(user.find()).isTrue();
        return List.of(user.group(1).split(" "));
    }
}
