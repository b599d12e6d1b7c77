package dev.larder.internal.behind;

import static dev.larder.internal.behind.LiveQueue.bytes;
import static dev.larder.internal.behind.LiveQueue.entry;
import static dev.larder.internal.behind.LiveQueue.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.behind.Intake.Pending;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** What can be known of a key whose writes wait, and who may write it past them, on a real Redis. */
@WithRedis
class PendingWriteTest {

    private static final String KEY = "shop:k";
    private static final Duration LONG = Duration.ofMinutes(5);

    private LiveQueue queue;

    @BeforeEach
    void open(RedisHandle redis) {
        queue = new LiveQueue(redis);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private void assertPending(String value) {
        assertThat(queue.intake.pending(KEY).join()).isInstanceOfSatisfying(Pending.Value.class,
                pending -> assertThat(text(pending.entry())).isEqualTo(value));
    }

    @Test
    void lastWriteOfAKeyTellsItsValueAlsoWhenTheEntryIsGone() {
        assertThat(queue.intake.pending(KEY).join()).isEqualTo(Pending.NONE);
        queue.append(KEY, "1", entry("one"));
        queue.append(KEY, "2", entry("two"));
        queue.append("shop:other", "3", entry("three"));
        queue.redis.command("UNLINK", KEY);
        assertPending("two");
    }

    @Test
    void writeWithoutAValueMakesItUnknown() {
        queue.append(KEY, "1", entry("one"));
        queue.append(KEY, "2");
        assertThat(queue.intake.pending(KEY).join()).isEqualTo(Pending.UNKNOWN);
    }

    @Test
    void valueStaysKnownUntilTheLastWriteIsApplied() {
        long first = queue.append(KEY, "1", entry("one"));
        long second = queue.append(KEY, "2", entry("two"));
        long epoch = queue.claim().epoch();
        queue.partition(0).done(epoch, queue.writes(first), false, Bounds.NONE).join();
        assertPending("two");
        queue.partition(0).done(epoch, queue.writes(second), false, Bounds.NONE).join();
        assertThat(queue.intake.pending(KEY).join()).isEqualTo(Pending.NONE);
    }

    @Test
    void valueOfADeadLetterIsPendingStill() {
        long first = queue.append(KEY, "1", entry("one"));
        long epoch = queue.claim().epoch();
        queue.partition(0).bury(epoch, queue.writes(first), new Partition.Burial("bad", 1, false)).join();
        assertPending("one");
        long second = queue.append(KEY, "2", entry("two"));
        assertPending("two");
        queue.partition(0).bury(epoch, queue.writes(second), Partition.Burial.HELD_BACK).join();
        assertPending("two");
        queue.letters(queue.intake).replay(KEY).join();
        assertPending("two");
    }

    @Test
    void keyIsWrittenPastTheQueueOnlyByOneAndWhereNothingWaits() {
        assertThat(queue.intake.beginDirect(KEY, "a", LONG).join()).isTrue();
        assertThat(queue.intake.beginDirect(KEY, "b", LONG).join()).isFalse();
        assertThat(queue.intake.beginDirect("shop:other", "b", LONG).join()).isTrue();
        queue.intake.endDirect(KEY, "b");
        assertThat(queue.intake.beginDirect(KEY, "b", LONG).join()).isFalse();
        queue.intake.endDirect(KEY, "a");
        assertThat(queue.intake.beginDirect(KEY, "b", LONG).join()).isTrue();
        queue.intake.endDirect(KEY, "b");
        queue.append(KEY, "1");
        assertThat(queue.intake.beginDirect(KEY, "b", LONG).join()).isFalse();
    }

    @Test
    void keyWithDeadLettersIsNotWrittenPastThem() {
        long first = queue.append(KEY, "1");
        queue.partition(0).bury(queue.claim().epoch(), queue.writes(first), new Partition.Burial("bad", 1, false))
                .join();
        assertThat(queue.intake.beginDirect(KEY, "a", LONG).join()).isFalse();
    }

    @Test
    void rightToWritePastTheQueueEnds() {
        queue.intake.beginDirect(KEY, "a", LONG).join();
        assertThat(direct()).containsExactly(KEY);
        queue.redis.command("HSET", queue.names.direct(0), KEY, "a:1");
        assertThat(direct()).isEmpty();
        assertThat(queue.redis.command("HGET", queue.names.direct(0), KEY)).isNull();
        queue.redis.command("HSET", queue.names.direct(0), KEY, "a:1");
        assertThat(queue.intake.beginDirect(KEY, "b", LONG).join()).isTrue();
        assertThat(direct()).containsExactly(KEY);
    }

    /** What the owner of the partition is told. */
    private List<String> direct() {
        queue.endLease();
        Standing standing = queue.partition(0).open(queue.claim().epoch(), Bounds.NONE).join();
        return List.copyOf(((Standing.Owner) standing).direct());
    }

    @Test
    void rightIsExtendedAlsoWhenALaterWriteOfTheKeyWaits() {
        queue.intake.beginDirect(KEY, "a", Duration.ofMinutes(1)).join();
        queue.append(KEY, "1");
        String before = (String) queue.redis.command("HGET", queue.names.direct(0), KEY);
        assertThat(queue.intake.beginDirect(KEY, "a", LONG).join()).isTrue();
        assertThat((String) queue.redis.command("HGET", queue.names.direct(0), KEY)).isGreaterThan(before);
    }

    @Test
    void rightThatHasEndedIsNotExtendedPastWhatWaits() {
        queue.intake.beginDirect(KEY, "a", LONG).join();
        queue.append(KEY, "1");
        queue.redis.command("HSET", queue.names.direct(0), KEY, "a:1");
        assertThat(queue.intake.beginDirect(KEY, "a", LONG).join()).isFalse();
    }

    @Test
    void whoThinksOfAnotherNumberOfPartitionsLooksInTheRightOne() {
        Intake first = queue.intake(16, 1_000);
        for (int i = 0; i < 20; i++) {
            String key = "shop:k" + i;
            first.append(key, false, bytes("call"), entry("v" + i)).join();
            assertThat(queue.intake(3, 1_000).pending(key).join()).isInstanceOf(Pending.Value.class);
            assertThat(queue.intake(3, 1_000).beginDirect(key, "a", LONG).join()).isFalse();
        }
    }
}
