package dev.larder.internal.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.vertx.Ports;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Claim.Manner;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.remote.Progress;
import dev.larder.internal.tier.remote.RedisTier;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** What becomes of tags that nobody needs to know any more, and of entries when there are too many. */
@WithRedis
class TagPruningTest {

    private static final Names NAMES = Names.of("shop");
    private static final String OWN = "%own";
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration LIFE = Duration.ofMillis(1);

    private final AtomicInteger drawn = new AtomicInteger(100);
    private RedisHandle redis;
    private Ports.Open open;

    @BeforeEach
    void open(RedisHandle started) {
        redis = started;
        open = Ports.open(started);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void tagThatMovedBeforeAnyEntryCanHaveBeenLoadedIsForgotten() {
        RemoteTier tier = tier(LIFE, 1_000);
        move(tier, "a");
        long moved = order().last().clock();
        awaitTimeAfter(moved + LIFE.toMillis());
        assertThat(order().floor()).isZero();
        move(tier, "b");
        assertThat(redis.command("ZSCORE", NAMES.tags(), "a")).isNull();
        assertThat(redis.command("ZSCORE", NAMES.tags(), "b")).isNotNull();
        assertThat(order().floor()).isEqualTo(moved);
    }

    @Test
    void forgottenMoveBringsNoEntryBackAndTakesNoneThatWasLoadedSince() {
        RemoteTier tier = tier(LIFE, 1_000);
        load(tier, "shop:before", "a");
        load(tier, "shop:other", "c");
        move(tier, "a");
        long moved = order().last().clock();
        awaitTimeAfter(moved + LIFE.toMillis());
        load(tier, "shop:since", "a");
        assertThat(tier.find("shop:before", OWN).join()).isInstanceOf(Lookup.Outdated.class);
        assertThat(tier.find("shop:other", OWN).join()).isInstanceOf(Lookup.Found.class);
        move(tier, "b");
        assertThat(order().floor()).isEqualTo(moved);
        assertThat(tier.find("shop:before", OWN).join()).isInstanceOf(Lookup.Outdated.class);
        // Nobody knows any more that it was another tag.
        assertThat(tier.find("shop:other", OWN).join()).isInstanceOf(Lookup.Outdated.class);
        assertThat(tier.find("shop:since", OWN).join()).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void tagsThatAreStillNeededStayAsLongAsThereIsRoom() {
        RemoteTier tier = tier(LONG, 1_000);
        for (int i = 0; i < 300; i++) {
            move(tier, "t" + i);
        }
        assertThat(kept()).isEqualTo(300);
        assertThat(order().floor()).isZero();
    }

    @Test
    void tooManyTagsAreForgottenOldestFirstAndTheirEntriesTakenForInvalidated() {
        int most = 50;
        RemoteTier tier = tier(LONG, most);
        load(tier, "shop:untouched", "never moved");
        for (int i = 0; i < 500; i++) {
            move(tier, "t" + i);
        }
        // A hundred go at once, when there are as many too many.
        assertThat(kept()).isBetween((long) most, most + 101L);
        assertThat(redis.command("ZSCORE", NAMES.tags(), "t0")).isNull();
        assertThat(redis.command("ZSCORE", NAMES.tags(), "t499")).isNotNull();
        assertThat(order().floor()).isPositive();
        assertThat(tier.find("shop:untouched", OWN).join()).isInstanceOf(Lookup.Outdated.class);
        load(tier, "shop:untouched", "never moved");
        move(tier, "another");
        assertThat(tier.find("shop:untouched", OWN).join()).isInstanceOf(Lookup.Found.class);
    }

    private RemoteTier tier(Duration life, long tagsKept) {
        return new RedisTier(open.port(), OptionalLong::empty, this::token, "filled",
                new Announcer(open.port(), NAMES, "self", this::epoch, new TagMirror(), life, tagsKept),
                new TagClock(open.port(), NAMES, this::epoch, new TagMirror()), () -> Progress.UNHEARD);
    }

    private static void move(RemoteTier tier, String tag) {
        assertThat(tier.moveTags(List.of(tag)).join()).isNotInstanceOf(Reply.Failed.class);
    }

    private static void load(RemoteTier tier, String key, String tag) {
        Lease lease = ((Acquisition.Granted) tier.acquire(key, LONG, Claim.overAnything(Manner.FORCE)).join()).lease();
        Position reading = lease.reading().orElseThrow();
        tier.store(key, lease, new Envelope((byte) 1, false, 1, 2, lease.grantedAt(), lease.grantedAt() + 1, 0,
                reading.epoch(), reading.clock(), List.of(tag), new byte[0]), LONG).join();
    }

    private Order order() {
        return Order.of(String.valueOf(redis.command("GET", NAMES.order()))).orElseThrow();
    }

    /** The member that tells that the set is whole is no tag. */
    private long kept() {
        return (Long) redis.command("ZCARD", NAMES.tags()) - 1;
    }

    private void awaitTimeAfter(long millis) {
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            List<?> time = (List<?>) redis.command("TIME");
            return Long.parseLong(String.valueOf(time.get(0))) * 1_000
                    + Long.parseLong(String.valueOf(time.get(1))) / 1_000 > millis;
        });
    }

    private byte[] token() {
        byte[] token = new byte[Lease.TOKEN_LENGTH];
        token[0] = (byte) drawn.incrementAndGet();
        return token;
    }

    private String epoch() {
        return String.valueOf(drawn.incrementAndGet());
    }
}
