package dev.larder.internal.behind;

import static dev.larder.internal.behind.LiveQueue.NO_ENTRY;
import static dev.larder.internal.behind.LiveQueue.bytes;
import static dev.larder.internal.behind.LiveQueue.entry;
import static dev.larder.internal.behind.LiveQueue.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.behind.Letters.Letter;
import dev.larder.internal.behind.Partition.Burial;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** What becomes of writes that cannot be applied, on a real Redis. */
@WithRedis
class LettersTest {

    private static final String A = "shop:a";
    private static final String B = "shop:b";
    private static final Burial BAD = new Burial("no such row", 3, false);

    private LiveQueue queue;
    private RedisPartition partition;
    private Letters letters;
    private long epoch;

    @BeforeEach
    void open(RedisHandle redis) {
        queue = new LiveQueue(redis);
        partition = queue.partition(0);
        letters = queue.letters(queue.intake);
        epoch = queue.claim().epoch();
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private long bury(Burial burial, long... sequences) {
        Standing standing = partition.bury(epoch, queue.writes(sequences), burial).join();
        assertThat(standing).isInstanceOf(Standing.Owner.class);
        return ((Standing.Owner) standing).generation();
    }

    private long generation() {
        return ((Standing.Owner) partition.open(epoch, Bounds.NONE).join()).generation();
    }

    private List<Letter> list() {
        return letters.list(100).join().orElseThrow();
    }

    @Test
    void deadLetterTellsWhatWasToBeWrittenAndWhyItWasNot() {
        long sequence = queue.append(A, "save(1)");
        bury(BAD, sequence);
        assertThat(queue.log(0)).isEmpty();
        assertThat(list()).singleElement().satisfies(letter -> {
            assertThat(letter.partition()).isZero();
            assertThat(letter.sequence()).isEqualTo(sequence);
            assertThat(letter.epoch()).isEqualTo(epoch);
            assertThat(letter.key()).isEqualTo(A);
            assertThat(text(letter.call())).isEqualTo("save(1)");
            assertThat(letter.reason()).isEqualTo("no such row");
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.at()).isGreaterThanOrEqualTo(sequence / 1_000);
            assertThat(letter.heldBack()).isFalse();
        });
        assertThat(partition.blocked().join()).contains(Set.of(A));
        queue.assertCounts(1, 1);
        assertThat(letters.backlog().join()).contains(0L);
    }

    @Test
    void writesThatWaitAreCountedWithoutDeadLetters() {
        assertThat(letters.backlog().join()).contains(0L);
        long first = queue.append(A, "1");
        queue.append(B, "2");
        bury(BAD, first);
        assertThat(letters.backlog().join()).contains(1L);
    }

    @Test
    void laterWritesOfTheKeyAreHeldBackOnlyWhileItHasDeadLetters() {
        long first = queue.append(A, "1");
        long second = queue.append(A, "2");
        long other = queue.append(B, "3");
        bury(Burial.HELD_BACK, first, other);
        assertThat(queue.calls()).containsExactly("1", "2", "3");
        bury(BAD, first);
        bury(Burial.HELD_BACK, second, other);
        assertThat(queue.calls()).containsExactly("3");
        assertThat(list()).extracting(Letter::heldBack).containsExactly(false, true);
        queue.assertCounts(3, 2);
    }

    @Test
    void buryingTwiceMakesOneLetter() {
        List<QueuedWrite> writes = queue.writes(queue.append(A, "1"));
        partition.bury(epoch, writes, BAD).join();
        partition.bury(epoch, writes, BAD).join();
        assertThat(list()).hasSize(1);
        queue.assertCounts(1, 1);
        assertThat(letters.replay(A).join()).contains(1L);
        queue.assertCounts(1, 0);
    }

    @Test
    void replayedWritesGoBackInTheirOrderAndBeforeWhatCameSince() {
        long first = queue.append(A, "1");
        long second = queue.append(A, "2");
        bury(BAD, first);
        bury(Burial.HELD_BACK, second);
        queue.append(B, "other");
        queue.append(A, "3");
        queue.append(A, "4");
        long before = generation();
        assertThat(letters.replay(A).join()).contains(2L);
        assertThat(queue.calls()).containsExactly("other", "1", "2", "3", "4");
        assertThat(queue.log(0)).extracting(QueuedWrite::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(list()).isEmpty();
        assertThat(partition.blocked().join()).contains(Set.of());
        assertThat(generation()).isNotEqualTo(before);
        queue.assertCounts(5, 0);
        assertThat(queue.told()).endsWith(List.of("queued", "orders", "0", A));
        assertThat(queue.hash(queue.names.pending(0)).get(A))
                .isEqualTo("L" + queue.log(0).get(4).sequence() + "-0");
    }

    @Test
    void replayedWritesAreWholeAndCanBeBuriedAgain() {
        queue.intake.append(A, true, bytes("remove"), NO_ENTRY).join();
        QueuedWrite removal = queue.log(0).get(0);
        bury(BAD, removal.sequence());
        letters.replay(A).join();
        long valued = queue.append(B, "save", entry("one"));
        bury(BAD, valued);
        letters.replay(B).join();
        assertThat(queue.log(0)).extracting(QueuedWrite::removes).containsExactly(true, false);
        assertThat(queue.log(0)).extracting(QueuedWrite::valued).containsExactly(false, true);
        bury(new Burial("again", 1, false), queue.log(0).get(0).sequence());
        assertThat(list()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo("again");
            assertThat(letter.attempts()).isEqualTo(1);
        });
    }

    @Test
    void discardedWritesAreGoneAndWhatTheyHeldBackGoesOn() {
        long first = queue.append(A, "1", entry("one"));
        long second = queue.append(A, "2", entry("two"));
        bury(BAD, first);
        bury(Burial.HELD_BACK, second);
        queue.append(A, "3", entry("three"));
        assertThat(letters.discard(A).join()).contains(1L);
        assertThat(queue.calls()).containsExactly("2", "3");
        assertThat(list()).isEmpty();
        queue.assertCounts(2, 0);
        assertThat(queue.redis.command("GET", A)).isEqualTo("three");
    }

    @Test
    void valueThatNobodyWillWriteAnyMoreGoesWithTheLastDiscardedWrite() {
        long first = queue.append(A, "1", entry("one"));
        bury(BAD, first);
        assertThat(letters.discard(A).join()).contains(1L);
        assertThat(queue.redis.command("GET", A)).isNull();
        assertThat(queue.told()).endsWith(List.of("keys", A));
        assertThat(queue.hash(queue.names.pending(0))).isEmpty();
        assertThat(partition.blocked().join()).contains(Set.of());
        queue.assertCounts(0, 0);
    }

    @Test
    void keyWithoutDeadLettersIsLeftAlone() {
        queue.append(A, "1", entry("one"));
        long before = generation();
        assertThat(letters.replay(A).join()).contains(0L);
        assertThat(letters.discard(A).join()).contains(0L);
        assertThat(queue.calls()).containsExactly("1");
        assertThat(generation()).isEqualTo(before);
        assertThat(queue.redis.command("GET", A)).isEqualTo("one");
    }

    @Test
    void lettersOfOtherKeysStayWhereTheyAre() {
        long first = queue.append(A, "1");
        long second = queue.append(B, "2");
        bury(BAD, first);
        bury(BAD, second);
        letters.replay(A).join();
        assertThat(list()).singleElement().satisfies(letter -> assertThat(letter.key()).isEqualTo(B));
        assertThat(letters.keys().join()).contains(Set.of(B));
        queue.assertCounts(2, 1);
    }

    @Test
    void moreLettersThanALookTakesAreAllSentBackInOrder() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            queue.append(B, "other " + i);
            queue.append(A, String.valueOf(i));
            expected.add(String.valueOf(i));
        }
        List<QueuedWrite> all = partition.read(0, 10_000).join().orElseThrow();
        partition.bury(epoch, all.stream().filter(write -> write.key().equals(A)).limit(110).toList(), BAD).join();
        partition.bury(epoch, all.stream().filter(write -> write.key().equals(B)).limit(105).toList(), BAD).join();
        assertThat(letters.replay(A).join()).contains(110L);
        assertThat(partition.read(0, 10_000).join().orElseThrow().stream().filter(write -> write.key().equals(A))
                .map(write -> text(write.call()))).containsExactlyElementsOf(expected);
        queue.assertCounts(260, 105);
    }

    @Test
    void lettersOfAllPartitionsAreListedWhateverNumberOfThemIsThoughtOf() {
        queue.redis.command("FLUSHALL");
        Intake sixteen = queue.intake(16, 1_000);
        for (int i = 0; i < 30; i++) {
            sixteen.append("shop:k" + i, false, bytes("1"), NO_ENTRY).join();
        }
        IntStream.range(0, 16).forEach(number -> {
            RedisPartition one = queue.partition(number);
            one.bury(one.claim(LiveQueue.LONG).join().orElseThrow().epoch(), queue.log(number), BAD).join();
        });
        Letters three = queue.letters(queue.intake(3, 1_000));
        assertThat(three.list(100).join()).map(List::size).contains(30);
        assertThat(three.list(7).join()).map(List::size).contains(7);
        assertThat(queue.letters(queue.intake(3, 1_000)).keys().join()).map(Set::size).contains(30);
        assertThat(queue.letters(queue.intake(3, 1_000)).replay("shop:k7").join()).isEqualTo(Optional.of(1L));
    }
}
