package dev.larder.internal.behind;

import static dev.larder.internal.behind.LiveQueue.LONG;
import static dev.larder.internal.behind.LiveQueue.bytes;
import static dev.larder.internal.behind.LiveQueue.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.behind.Partition.Burial;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** What the owner of a partition does, and who is not its owner any more cannot do, on a real Redis. */
@WithRedis
class RedisPartitionTest {

    private static final String A = "shop:a";
    private static final String B = "shop:b";
    private static final Burial BAD = new Burial("bad", 3, false);

    private LiveQueue queue;
    private RedisPartition partition;

    @BeforeEach
    void open(RedisHandle redis) {
        queue = new LiveQueue(redis);
        partition = queue.partition(0);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private void assertOwner(Standing standing) {
        assertThat(standing).isInstanceOf(Standing.Owner.class);
    }

    @Test
    void partitionHasOneOwnerUntilItsLeaseEndsOrItGivesItBack() {
        Tenure first = queue.claim();
        assertThat(partition.claim(LONG).join()).isEqualTo(Optional.empty());
        queue.endLease();
        Tenure second = queue.claim();
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(partition.release(first.epoch()).join()).isEqualTo(Standing.LOST);
        assertThat(partition.claim(LONG).join()).isEqualTo(Optional.empty());
        assertOwner(partition.release(second.epoch()).join());
        assertThat(queue.claim().epoch()).isGreaterThan(second.epoch());
    }

    @Test
    void renewedOwnershipLasts() {
        Tenure tenure = queue.claim();
        queue.endLease();
        assertOwner(partition.renew(tenure.epoch(), LONG).join());
        assertThat(partition.claim(LONG).join()).isEqualTo(Optional.empty());
    }

    @Test
    void epochsGrowAlsoWhereTheClockOfTheServerGoesBack() {
        long ahead = queue.claim().epoch() + 3_600_000_000L;
        queue.redis.command("HSET", queue.names.state(0), "epoch", String.valueOf(ahead), "ends", "1");
        assertThat(queue.claim().epoch()).isEqualTo(ahead + 1);
    }

    @Test
    void whoIsNotTheOwnerAnyMoreIsRefusedAndChangesNothing() {
        long sequence = queue.append(A, "1", entry("one"));
        List<QueuedWrite> writes = queue.writes(sequence);
        List<Long> strangers = new ArrayList<>(List.of(queue.claim().epoch()));
        queue.endLease();
        Tenure owner = queue.claim();
        partition.open(owner.epoch(), new Bounds(7, 5)).join();
        assertRefused(strangers.get(0), writes);
        partition.release(owner.epoch()).join();
        assertRefused(owner.epoch(), writes);
        assertRefused(owner.epoch() + 1, writes);
        assertThat(queue.calls()).containsExactly("1");
        assertThat(queue.redis.command("GET", A)).isEqualTo("one");
        queue.assertCounts(1, 0);
        assertThat(queue.claim().bounds()).isEqualTo(new Bounds(7, 5));
    }

    private void assertRefused(long epoch, List<QueuedWrite> writes) {
        assertThat(partition.renew(epoch, LONG).join()).isEqualTo(Standing.LOST);
        assertThat(partition.release(epoch).join()).isEqualTo(Standing.LOST);
        assertThat(partition.open(epoch, Bounds.NONE).join()).isEqualTo(Standing.LOST);
        assertThat(partition.done(epoch, writes, false, Bounds.NONE).join()).isEqualTo(Standing.LOST);
        assertThat(partition.bury(epoch, writes, BAD).join()).isEqualTo(Standing.LOST);
    }

    @Test
    void ownerIsNoneAfterTheStateWasLost() {
        Tenure tenure = queue.claim();
        queue.redis.command("UNLINK", queue.names.state(0));
        assertRefused(tenure.epoch(), List.of());
        queue.claim();
    }

    @Test
    void nextOwnerIsToldHowFarTheOneBeforeHasCome() {
        Tenure first = queue.claim();
        assertThat(first.bounds()).isEqualTo(Bounds.NONE);
        long sequence = queue.append(A, "1");
        assertOwner(partition.open(first.epoch(), new Bounds(sequence + 5, sequence)).join());
        queue.endLease();
        Tenure second = queue.claim();
        assertThat(second.bounds()).isEqualTo(new Bounds(sequence + 5, sequence));
        assertOwner(partition.done(second.epoch(), queue.log(0), true, new Bounds(9, 8)).join());
        partition.release(second.epoch()).join();
        assertThat(queue.claim().bounds()).isEqualTo(new Bounds(9, 8));
    }

    @Test
    void writesAreReadInOrderAfterASequenceAndNoMoreThanAsked() {
        long first = queue.append(A, "1");
        long second = queue.append(B, "2");
        long third = queue.append(A, "3");
        assertThat(sequences(0, 10)).containsExactly(first, second, third);
        assertThat(sequences(0, 2)).containsExactly(first, second);
        assertThat(sequences(first, 10)).containsExactly(second, third);
        assertThat(sequences(third, 10)).isEmpty();
    }

    private List<Long> sequences(long after, int most) {
        return partition.read(after, most).join().orElseThrow().stream().map(QueuedWrite::sequence).toList();
    }

    @Test
    void whatIsNoWriteIsPassedOver() {
        queue.append(A, "1");
        queue.redis.command("XADD", queue.names.log(0), "*", "x", "y");
        queue.append(A, "2");
        assertThat(queue.calls()).containsExactly("1", "2");
    }

    @Test
    void whatIsNoWriteStaysWhenTheWritesAroundItGo() {
        queue.append(A, "1");
        queue.redis.command("XADD", queue.names.log(0), "*", "x", "y");
        queue.append(A, "2");
        long epoch = queue.claim().epoch();
        List<QueuedWrite> writes = partition.read(0, 10).join().orElseThrow();
        assertOwner(partition.done(epoch, writes, true, Bounds.NONE).join());
        assertThat(queue.redis.command("XLEN", queue.names.log(0))).isEqualTo(1L);
        queue.assertCounts(0, 0);
    }

    @Test
    void logOfAQueueThatHasFallenBackIsNotCut() {
        queue.append(A, "1");
        long epoch = queue.claim().epoch();
        List<QueuedWrite> ahead = List.of(write(Long.MAX_VALUE / 1_024, B, false));
        assertOwner(partition.done(epoch, ahead, true, Bounds.NONE).join());
        assertThat(queue.calls()).containsExactly("1");
    }

    @Test
    void logThatBeginsWithThemIsCutBehindThem() {
        for (int i = 0; i < 250; i++) {
            queue.append(A, String.valueOf(i));
        }
        long epoch = queue.claim().epoch();
        List<QueuedWrite> first = partition.read(0, 150).join().orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertOwner(partition.done(epoch, first, true, Bounds.NONE).join());
            assertThat(queue.log(0)).hasSize(100).first()
                    .satisfies(write -> assertThat(write.call()).isEqualTo(bytes("150")));
            queue.assertCounts(100, 0);
        }
    }

    @Test
    void appliedWritesAreGoneAndMayBeAcknowledgedAgain() {
        long first = queue.append(A, "1", entry("one"));
        queue.append(B, "2", entry("two"));
        long epoch = queue.claim().epoch();
        for (int i = 0; i < 2; i++) {
            assertOwner(partition.done(epoch, List.of(write(first, A, true)), false, Bounds.NONE).join());
            assertThat(queue.calls()).containsExactly("2");
            queue.assertCounts(1, 0);
        }
        assertThat(queue.redis.command("GET", A)).isEqualTo("one");
        assertThat(queue.hash(queue.names.pending(0))).containsOnlyKeys(B);
    }

    private static QueuedWrite write(long sequence, String key, boolean valued) {
        return new QueuedWrite(sequence, key, false, valued, bytes("call"));
    }

    @Test
    void keyIsPendingUntilItsLastWriteIsApplied() {
        queue.append(A, "1");
        long epoch = queue.claim().epoch();
        List<QueuedWrite> first = queue.log(0);
        queue.append(A, "2");
        partition.done(epoch, first, false, Bounds.NONE).join();
        assertThat(queue.hash(queue.names.pending(0))).containsOnlyKeys(A);
        partition.done(epoch, queue.log(0), true, Bounds.NONE).join();
        assertThat(queue.hash(queue.names.pending(0))).isEmpty();
    }

    @Test
    void entriesThatHoldNothingOfAnAppliedWriteGoAndAllAreTold() {
        queue.append(A, "1", entry("one"));
        queue.append(B, "2");
        long epoch = queue.claim().epoch();
        queue.redis.command("SET", B, "read in between");
        int before = queue.told().size();
        partition.done(epoch, queue.log(0), true, Bounds.NONE).join();
        assertThat(queue.redis.command("GET", A)).isEqualTo("one");
        assertThat(queue.redis.command("GET", B)).isNull();
        assertThat(queue.told().subList(before, queue.told().size())).containsExactly(List.of("keys", B, A));
    }

    @Test
    void keysThatAreWrittenPastTheQueueAreToldToWhoIsAboutToApply() {
        long epoch = queue.claim().epoch();
        assertThat(partition.open(epoch, Bounds.NONE).join()).isEqualTo(new Standing.Owner(0, Set.of()));
        queue.intake.beginDirect(A, "a", LONG).join();
        assertThat(partition.open(epoch, Bounds.NONE).join()).isEqualTo(new Standing.Owner(0, Set.of(A)));
        queue.intake.endDirect(A, "a");
        assertThat(partition.open(epoch, Bounds.NONE).join()).isEqualTo(new Standing.Owner(0, Set.of()));
    }

    @Test
    void asManyAsABatchMayHoldAreAcknowledgedAtOnce() {
        List<QueuedWrite> many = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            many.add(write(i, "shop:k" + i / 2, false));
        }
        queue.append(A, "1");
        many.add(queue.log(0).get(0));
        assertOwner(partition.done(queue.claim().epoch(), many, false, Bounds.NONE).join());
        assertThat(queue.log(0)).isEmpty();
        assertThat(queue.told().stream().filter(news -> news.get(0).equals("keys"))
                .mapToInt(news -> news.size() - 1).sum()).isEqualTo(10_002);
    }

    @Test
    void serverThatIsFullIsDrained() {
        queue.append(A, "1");
        queue.append(A, "2");
        queue.append(B, "3");
        List<QueuedWrite> log = queue.log(0);
        queue.fillMemory();
        try {
            assertThat(queue.roll("me", LONG).call(1).join()).isNotEmpty();
            Tenure tenure = queue.claim();
            assertOwner(partition.renew(tenure.epoch(), LONG).join());
            assertOwner(partition.open(tenure.epoch(), new Bounds(1, 1)).join());
            assertOwner(partition.bury(tenure.epoch(), log.subList(0, 1), BAD).join());
            assertOwner(partition.bury(tenure.epoch(), log.subList(1, 2), Burial.HELD_BACK).join());
            assertOwner(partition.done(tenure.epoch(), log.subList(2, 3), false, Bounds.NONE).join());
            assertOwner(partition.done(tenure.epoch(), log.subList(2, 3), false, Bounds.NONE).join());
            assertThat(queue.letters(queue.intake).discard(A).join()).contains(1L);
            assertOwner(partition.done(tenure.epoch(), queue.log(0), true, Bounds.NONE).join());
            assertOwner(partition.release(tenure.epoch()).join());
        } finally {
            queue.freeMemory();
        }
        queue.assertCounts(0, 0);
    }
}
