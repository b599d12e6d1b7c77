package dev.larder.internal.behind;

import static dev.larder.internal.behind.LiveQueue.CHANNEL;
import static dev.larder.internal.behind.LiveQueue.LONG;
import static dev.larder.internal.behind.LiveQueue.NO_ENTRY;
import static dev.larder.internal.behind.LiveQueue.bytes;
import static dev.larder.internal.behind.LiveQueue.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.coherence.NewsModel;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Claim.Manner;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.Storing;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** How writes come into a queue, on a real Redis. */
@WithRedis
class IntakeTest {

    private static final String KEY = "shop:k";

    private LiveQueue queue;
    private int tokens;

    @BeforeEach
    void open(RedisHandle redis) {
        queue = new LiveQueue(redis);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private String standing() {
        return (String) queue.redis.command("GET", KEY);
    }

    @Test
    void acceptedWriteStandsInTheLogAndItsValueUnderItsKey() {
        long sequence = queue.append(KEY, "save(1)", entry("one"));
        assertThat(queue.log(0)).singleElement().satisfies(write -> {
            assertThat(write.sequence()).isEqualTo(sequence);
            assertThat(write.key()).isEqualTo(KEY);
            assertThat(write.removes()).isFalse();
            assertThat(write.valued()).isTrue();
            assertThat(write.call()).isEqualTo(bytes("save(1)"));
        });
        assertThat(standing()).isEqualTo("one");
        assertThat((Long) queue.redis.command("PTTL", KEY)).isBetween(LONG.toMillis() - 60_000, LONG.toMillis());
        queue.assertCounts(1, 0);
    }

    @Test
    void recordedCallComesBackByteForByte() {
        byte[] all = new byte[256];
        IntStream.range(0, all.length).forEach(i -> all[i] = (byte) i);
        queue.intake.append(KEY, true, all, NO_ENTRY).join();
        assertThat(queue.log(0)).singleElement().satisfies(write -> {
            assertThat(write.call()).isEqualTo(all);
            assertThat(write.removes()).isTrue();
            assertThat(write.valued()).isFalse();
        });
    }

    @Test
    void writeWithoutAValueRemovesWhatStandsUnderItsKey() {
        queue.redis.command("SET", KEY, "old");
        queue.append(KEY, "add(1)");
        assertThat(standing()).isNull();
    }

    @Test
    void whatStandsUnderTheKeyIsReplacedWhateverItIs() {
        queue.redis.command("LPUSH", KEY, "no entry");
        queue.append(KEY, "save(1)", entry("one"));
        assertThat(standing()).isEqualTo("one");
        queue.redis.command("UNLINK", KEY);
        queue.redis.command("LPUSH", KEY, "no entry");
        queue.append(KEY, "add(1)");
        assertThat(queue.redis.command("EXISTS", KEY)).isEqualTo(0L);
    }

    @Test
    void everyWriteIsToldWithItsQueueAndPartition() {
        queue.append(KEY, "save(1)", entry("one"));
        queue.append("shop:other", "add(1)");
        assertThat(queue.told()).containsExactly(List.of("queued", "orders", "0", KEY),
                List.of("queued", "orders", "0", "shop:other"));
    }

    @Test
    void fullQueueTakesNothingAndChangesNothing() {
        Intake small = queue.intake(1, 2);
        small.append(KEY, false, bytes("1"), entry("one")).join();
        small.append(KEY, false, bytes("2"), entry("two")).join();
        assertThat(small.append(KEY, false, bytes("3"), entry("three")).join()).isEqualTo(new Accepted.Full(2));
        assertThat(queue.calls()).containsExactly("1", "2");
        assertThat(standing()).isEqualTo("two");
        assertThat(queue.told()).hasSize(2);
        queue.assertCounts(2, 0);
    }

    @Test
    void roomComesBackWithWhatIsAppliedAndNotWithWhatIsDead() {
        Intake small = queue.intake(1, 2);
        small.append(KEY, false, bytes("1"), NO_ENTRY).join();
        small.append("shop:b", false, bytes("2"), NO_ENTRY).join();
        Tenure tenure = queue.claim();
        List<QueuedWrite> log = queue.log(0);
        queue.partition(0).bury(tenure.epoch(), log.subList(0, 1), new Partition.Burial("bad", 1, false)).join();
        assertThat(small.append(KEY, false, bytes("3"), NO_ENTRY).join()).isEqualTo(new Accepted.Full(2));
        queue.partition(0).done(tenure.epoch(), log.subList(1, 2), false, Bounds.NONE).join();
        assertThat(small.append(KEY, false, bytes("3"), NO_ENTRY).join()).isInstanceOf(Accepted.Queued.class);
    }

    @Test
    void numberOfPartitionsIsThatOfTheFirstWriteWhateverOthersThink() {
        Intake first = queue.intake(16, 1_000);
        Intake other = queue.intake(3, 1_000);
        for (int i = 0; i < 40; i++) {
            String key = "shop:k" + i;
            Accepted one = first.append(key, false, bytes("a"), NO_ENTRY).join();
            Accepted two = other.append(key, false, bytes("b"), NO_ENTRY).join();
            assertThat(one).isInstanceOf(Accepted.Queued.class);
            assertThat(two).isInstanceOfSatisfying(Accepted.Queued.class, queued -> assertThat(queued.partition())
                    .isEqualTo(((Accepted.Queued) one).partition()));
        }
        assertThat(other.partitions().count()).isEqualTo(16);
        assertThat(IntStream.range(0, 16).map(i -> queue.log(i).size()).sum()).isEqualTo(80);
        assertThat(IntStream.range(0, 16).filter(i -> !queue.log(i).isEmpty()).count()).isGreaterThan(8);
    }

    @Test
    void sequencesAreTimesOfTheServerAndGrow() {
        long before = serverMicros();
        long first = queue.append(KEY, "1");
        long second = queue.append(KEY, "2");
        assertThat(first).isBetween(before, serverMicros());
        assertThat(second).isGreaterThan(first);
    }

    private long serverMicros() {
        List<?> time = (List<?>) queue.redis.command("TIME");
        return Long.parseLong((String) time.get(0)) * 1_000_000 + Long.parseLong((String) time.get(1));
    }

    @Test
    void noSequenceIsGivenTwiceWhateverIsLost() {
        long first = queue.append(KEY, "1");
        queue.partition(0).done(queue.claim().epoch(), queue.log(0), true, Bounds.NONE).join();
        assertThat(queue.log(0)).isEmpty();
        long afterEmptied = queue.append(KEY, "2");
        assertThat(afterEmptied).isGreaterThan(first);
        queue.redis.command("UNLINK", queue.names.log(0));
        long afterLog = queue.append(KEY, "3");
        assertThat(afterLog).isGreaterThan(afterEmptied);
        queue.redis.command("UNLINK", queue.names.queue(), queue.names.log(0));
        assertThat(queue.append(KEY, "4")).isGreaterThan(afterLog);
    }

    @Test
    void sequencesGrowAlsoWhereTheClockOfTheServerGoesBack() {
        long ahead = serverMicros() + 3_600_000_000L;
        queue.redis.command("HSET", queue.names.queue(), "last", String.valueOf(ahead));
        assertThat(queue.append(KEY, "1")).isEqualTo(ahead + 1);
        assertThat(queue.append(KEY, "2")).isEqualTo(ahead + 2);
    }

    @Test
    void serverThatTakesNothingSaysSo() {
        queue.append("shop:before", "0");
        queue.fillMemory();
        try {
            assertThat(queue.intake.append(KEY, false, bytes("1"), entry("one")).join()).isInstanceOfSatisfying(
                    Accepted.Failed.class, failed -> {
                        assertThat(failed.fault().kind()).isEqualTo(Fault.Kind.REFUSED);
                        assertThat(failed.fault().code()).isEqualTo("OOM");
                    });
        } finally {
            queue.freeMemory();
        }
        queue.assertCounts(1, 0);
        assertThat(queue.calls()).containsExactly("0");
        assertThat(queue.hash(queue.names.pending(0))).containsOnlyKeys("shop:before");
        assertThat(standing()).isNull();
    }

    private RemoteTier tier() {
        return NewsModel.tier(queue.port(), OptionalLong::empty, () -> {
            byte[] token = new byte[Lease.TOKEN_LENGTH];
            token[0] = (byte) ++tokens;
            return token;
        }, CHANNEL, Duration.ofHours(1));
    }

    private static Lease lease(RemoteTier tier, Manner manner) {
        Acquisition acquired = tier.acquire(KEY, LONG, Claim.overAnything(manner)).join();
        assertThat(acquired).isInstanceOf(Acquisition.Granted.class);
        return ((Acquisition.Granted) acquired).lease();
    }

    private static Storing store(RemoteTier tier, Lease lease) {
        return tier.store(KEY, lease, new Envelope((byte) 3, false, 1, 2, 5, 6, 7, 1, 0, List.of(), bytes("loaded")),
                LONG).join();
    }

    @Test
    void whoLoadsTheKeyMeanwhileStoresNothing() {
        RemoteTier tier = tier();
        for (Optional<Intake.Entry> entry : List.of(entry("one"), NO_ENTRY)) {
            Lease lease = lease(tier, Manner.ASK);
            queue.append(KEY, "save(1)", entry);
            assertThat(store(tier, lease)).isEqualTo(Storing.REFUSED);
            assertThat(standing()).isEqualTo(entry.isPresent() ? "one" : null);
            queue.redis.command("UNLINK", KEY);
        }
    }

    @Test
    void whoWaitsForTheKeyIsTold() {
        RemoteTier tier = tier();
        lease(tier, Manner.ASK);
        queue.append(KEY, "save(1)", entry("one"));
        assertThat(published()).isZero();
        queue.redis.command("UNLINK", KEY);
        lease(tier, Manner.ASK);
        assertThat(tier.acquire(KEY, LONG, Claim.ofNothing(Manner.WAIT)).join()).isInstanceOf(Acquisition.Held.class);
        queue.append(KEY, "save(2)", entry("two"));
        assertThat(published()).isEqualTo(1);
    }

    private int published() {
        String stats = (String) queue.redis.command("INFO", "commandstats");
        int at = stats.indexOf("cmdstat_publish:calls=");
        return at < 0 ? 0 : Integer.parseInt(stats.substring(at + 22, stats.indexOf(',', at)));
    }

    @Test
    void fenceOfATransactionStandsUntilThatEnds() {
        RemoteTier tier = tier();
        Lease fence = lease(tier, Manner.SEIZE);
        queue.append(KEY, "save(1)", entry("one"));
        assertThat(standing()).doesNotContain("one");
        assertThat(tier.extend(KEY, fence, LONG).join()).isTrue();
        assertThat(queue.calls()).containsExactly("save(1)");
    }

    @Test
    void fenceThatHasEndedStandsInNoWritesWay() {
        lease(tier(), Manner.SEIZE);
        queue.redis.command("SETRANGE", KEY, "19", "0000000000001");
        queue.append(KEY, "save(1)", entry("one"));
        assertThat(standing()).isEqualTo("one");
    }
}
