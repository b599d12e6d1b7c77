package dev.larder.internal.behind;

import static dev.larder.internal.behind.WorkerBench.AWAY;
import static dev.larder.internal.behind.WorkerBench.BAD;
import static dev.larder.internal.behind.WorkerBench.LEASE;
import static dev.larder.internal.behind.WorkerBench.refusing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.larder.internal.behind.Applier.Outcome;
import dev.larder.internal.behind.MemoryPartition.Letter;
import dev.larder.internal.behind.MemoryPartition.Way;
import dev.larder.internal.behind.Partition.Burial;

/** What becomes of writes that cannot be applied, and of those around them. */
class FailingWritesTest {

    private static final Outcome UNFIT = new Outcome.Unfit("a parameter was added");

    private final WorkerBench bench = new WorkerBench().batch(8);
    private final MemoryPartition partition = bench.partition;

    private PartitionWorker worker;

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            partition.append("k" + i, String.valueOf(i));
        }
    }

    /** As a process does that lives. */
    private void pass(Duration span) {
        for (long passed = 0; passed < span.toMillis(); passed += 500) {
            bench.pass(Duration.ofMillis(500));
            worker.renew();
        }
    }

    private List<String> letters() {
        return partition.letters().stream().map(letter -> LiveQueue.text(letter.write().call())).toList();
    }

    @Test
    void batchIsHalvedUntilTheOneThatDoesNotGoInIsFound() {
        append(8);
        bench.store = refusing(BAD, "5");
        worker = bench.owner();
        assertThat(bench.tried).extracting(List::size).startsWith(8, 4, 4, 2, 1, 3, 2, 1);
        assertThat(bench.pieces()).containsExactly("k0=0", "k1=1", "k2=2", "k3=3", "k4=4");
        pass(Duration.ofSeconds(10));
        assertThat(letters()).containsExactly("5");
        assertThat(bench.pieces()).containsExactly("k0=0", "k1=1", "k2=2", "k3=3", "k4=4", "k6=6", "k7=7");
        assertThat(partition.waiting()).isEmpty();
    }

    @Test
    void writeIsTriedSoManyTimesAndThenADeadLetterThatSaysWhy() {
        append(1);
        bench.store = refusing(BAD, "0");
        worker = bench.owner();
        assertThat(bench.tried).hasSize(1);
        bench.pass(Duration.ofMillis(999));
        assertThat(bench.tried).hasSize(1);
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.tried).hasSize(2);
        bench.pass(Duration.ofMillis(1_999));
        assertThat(bench.tried).hasSize(2);
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.tried).hasSize(3);
        assertThat(partition.letters()).extracting(Letter::burial)
                .containsExactly(new Burial("shop.Refused: of a constraint", 3, false));
        assertThat(bench.warnings).anyMatch(warning -> warning.contains("dead letters"));
    }

    @Test
    void writeThatGoesInAtLastIsNoDeadLetter() {
        append(2);
        bench.store = refusing(BAD, "0");
        worker = bench.owner();
        bench.store = pieces -> Outcome.APPLIED;
        pass(Duration.ofSeconds(1));
        assertThat(bench.pieces()).containsExactly("k0=0", "k1=1");
        assertThat(letters()).isEmpty();
    }

    @Test
    void timesThatTheStoreWasAwayDoNotCountAsTries() {
        append(1);
        bench.store = refusing(BAD, "0");
        worker = bench.owner();
        bench.store = pieces -> AWAY;
        pass(Duration.ofMinutes(1));
        bench.store = refusing(BAD, "0");
        pass(Duration.ofSeconds(10));
        assertThat(partition.letters()).extracting(letter -> letter.burial().attempts()).containsExactly(3);
    }

    @Test
    void writeThatFitsNoMethodIsADeadLetterAtOnce() {
        append(4);
        bench.store = refusing(UNFIT, "2");
        worker = bench.owner();
        assertThat(bench.pieces()).containsExactly("k0=0", "k1=1", "k3=3");
        assertThat(partition.letters()).extracting(Letter::burial)
                .containsExactly(new Burial("a parameter was added", 1, false));
    }

    @Test
    void laterWritesOfTheKeyAreHeldBackAndThoseOfOthersGoOn() {
        partition.append("a", "1");
        bench.store = refusing(UNFIT, "1");
        worker = bench.owner();
        bench.store = pieces -> Outcome.APPLIED;
        partition.append("a", "2");
        partition.append("b", "3");
        partition.append("a", "4");
        worker.wake();
        assertThat(bench.pieces()).containsExactly("b=3");
        assertThat(letters()).containsExactly("1", "2", "4");
        assertThat(partition.letters()).extracting(letter -> letter.burial().heldBack())
                .containsExactly(false, true, true);
    }

    @Test
    void whoComesLaterKnowsWhatIsHeldBack() {
        partition.append("a", "1");
        bench.store = refusing(UNFIT, "1");
        bench.owner();
        partition.append("a", "2");
        partition.append("b", "3");
        bench.pass(LEASE);
        worker = bench.owner();
        assertThat(bench.pieces()).containsExactly("b=3");
        assertThat(letters()).containsExactly("1", "2");
    }

    @Test
    void replayedLettersAreAppliedInTheirOrderWithWhatCameSince() {
        partition.append("a", "1");
        bench.store = refusing(UNFIT, "1");
        worker = bench.owner();
        partition.append("a", "2");
        worker.wake();
        bench.store = pieces -> Outcome.APPLIED;
        partition.append("b", "3");
        partition.append("a", "4");
        partition.resolve("a", false);
        worker.wake();
        assertThat(bench.pieces()).containsExactly("b=3", "a=1+2+4");
        assertThat(letters()).isEmpty();
        partition.append("a", "5");
        worker.wake();
        assertThat(bench.pieces()).endsWith("a=5");
    }

    @Test
    void discardedLettersAreNotAppliedAndWhatTheyHeldBackIs() {
        partition.append("a", "1");
        bench.store = refusing(UNFIT, "1");
        worker = bench.owner();
        partition.append("a", "2");
        worker.wake();
        partition.resolve("a", true);
        worker.wake();
        assertThat(bench.pieces()).containsExactly("a=2");
        assertThat(letters()).isEmpty();
    }

    @Test
    void replayWhileABatchIsAppliedLosesNothing() {
        partition.append("a", "1");
        bench.store = refusing(UNFIT, "1");
        worker = bench.owner();
        partition.append("b", "2");
        bench.store = pieces -> {
            if (partition.asked("replayed") == 0 && partition.letters().size() == 1) {
                partition.append("a", "3");
                partition.resolve("a", false);
            }
            return Outcome.APPLIED;
        };
        worker.wake();
        assertThat(bench.pieces()).containsExactly("b=2", "a=1+3");
        assertThat(partition.waiting()).isEmpty();
    }

    @Test
    void writeThatNothingHoldsBackAnyMoreIsNotBuried() {
        partition.append("a", "1");
        bench.store = refusing(UNFIT, "1");
        worker = bench.owner();
        partition.append("a", "2");
        partition.lose(what -> what.equals("bury") ? Way.REQUEST_LOST : Way.WHOLE);
        worker.wake();
        assertThat(bench.pieces()).isEmpty();
        partition.resolve("a", true);
        partition.lose(what -> Way.WHOLE);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.pieces()).containsExactly("a=2");
        assertThat(letters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = { "REQUEST_LOST", "ANSWER_LOST" })
    void writeThatWasGivenUpIsNotTriedAgainBeforeRedisHasSaidSo(Way lost) {
        partition.append("a", "1");
        bench.store = refusing(UNFIT, "1");
        partition.lose(what -> what.equals("bury") ? lost : Way.WHOLE);
        worker = bench.owner();
        bench.store = pieces -> Outcome.APPLIED;
        partition.append("b", "2");
        pass(Duration.ofSeconds(30));
        assertThat(bench.tried).containsExactly(List.of("a=1"));
        partition.lose(what -> Way.WHOLE);
        pass(Duration.ofSeconds(1));
        assertThat(letters()).containsExactly("1");
        assertThat(bench.pieces()).containsExactly("b=2");
    }

    @Test
    void storeThatIsAwayMakesNoDeadLettersHoweverLong() {
        append(3);
        bench.store = pieces -> AWAY;
        worker = bench.owner();
        pass(Duration.ofHours(1));
        assertThat(bench.tried.size()).isBetween(500, 1_000);
        assertThat(bench.tried).allSatisfy(batch -> assertThat(batch).hasSize(3));
        assertThat(letters()).isEmpty();
        bench.store = pieces -> Outcome.APPLIED;
        pass(Duration.ofSeconds(5));
        assertThat(bench.pieces()).containsExactly("k0=0", "k1=1", "k2=2");
    }

    @Test
    void pauseIsKeptWhateverWakesTheWorker() {
        append(1);
        bench.store = refusing(BAD, "0");
        worker = bench.owner();
        for (int i = 0; i < 20; i++) {
            partition.append("other", "x");
            worker.wake();
            worker.renew();
        }
        assertThat(bench.tried).hasSize(1);
        bench.store = refusing(AWAY, "0");
        bench.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            worker.wake();
        }
        assertThat(bench.tried).hasSize(2);
    }
}
