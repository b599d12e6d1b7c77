package dev.larder.internal.behind;

import static dev.larder.internal.behind.WorkerBench.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.larder.internal.behind.Applier.Outcome;
import dev.larder.internal.behind.MemoryPartition.Way;

/** In which order and in which batches writes are applied, and by whom. */
class PartitionWorkerTest {

    private final WorkerBench bench = new WorkerBench();
    private final MemoryPartition partition = bench.partition;

    @Test
    void writesAreAppliedInTheirOrderAndAcknowledged() {
        partition.append("a", "1");
        PartitionWorker worker = bench.owner();
        partition.append("b", "2");
        worker.wake();
        partition.append("a", "3");
        worker.wake();
        assertThat(bench.applied).containsExactly(List.of("a=1"), List.of("b=2"), List.of("a=3"));
        assertThat(partition.waiting()).isEmpty();
    }

    @Test
    void nothingIsAppliedByWhoDoesNotOwnThePartition() {
        bench.owner();
        PartitionWorker other = bench.worker();
        other.claim();
        assertThat(other.owns()).isFalse();
        partition.append("a", "1");
        other.wake();
        other.renew();
        assertThat(bench.applied).isEmpty();
    }

    @Test
    void writesOfAKeyThatWaitTogetherAreOneAndTheLastHolds() {
        partition.append("a", "1");
        partition.append("b", "2");
        partition.append("a", "3");
        bench.owner();
        assertThat(bench.applied).containsExactly(List.of("b=2", "a=1+3"));
    }

    @Test
    void removalIsOneOfTheWritesWhereTheLastHolds() {
        partition.append("a", "1");
        partition.append("a", "remove", true);
        partition.append("a", "3");
        bench.owner();
        assertThat(bench.applied).containsExactly(List.of("a=1+remove+3"));
    }

    @Test
    void whatAddsUpAddsUpFromTheLastRemovalOnWhichIsAPieceOfItsOwn() {
        bench.merges = true;
        partition.append("a", "1");
        partition.append("a", "remove", true);
        partition.append("a", "2");
        partition.append("a", "remove again", true);
        partition.append("b", "5");
        partition.append("a", "3");
        partition.append("a", "4");
        bench.owner();
        assertThat(bench.applied).containsExactly(List.of("a=1+remove+2+remove again", "b=5"), List.of("a=3+4"));
    }

    @Test
    void batchHoldsNoMoreKeysThanAllowed() {
        for (int i = 0; i < 8; i++) {
            partition.append("k" + i, String.valueOf(i));
        }
        bench.owner();
        assertThat(bench.applied).extracting(List::size).containsExactly(3, 3, 2);
        assertThat(bench.pieces()).containsExactly("k0=0", "k1=1", "k2=2", "k3=3", "k4=4", "k5=5", "k6=6", "k7=7");
    }

    @Test
    void writesThatCannotBeAppliedTogetherAreAppliedOneByOne() {
        bench.together = piece -> false;
        partition.append("a", "1");
        partition.append("b", "2");
        partition.append("a", "3");
        bench.owner();
        assertThat(bench.applied).containsExactly(List.of("b=2"), List.of("a=1+3"));
    }

    @Test
    void whileWritesWaitForOthersTheLogIsReadAgainOnlyWhenThereMayBeAFullBatch() {
        bench.batch(10).delay(Duration.ofSeconds(2));
        PartitionWorker worker = bench.owner();
        partition.append("k0", "0");
        worker.wake();
        int reads = partition.asked("read");
        for (int i = 1; i < 10; i++) {
            partition.append("k" + i, String.valueOf(i));
            worker.wake();
        }
        assertThat(partition.asked("read")).isEqualTo(reads);
        assertThat(bench.applied).isEmpty();
        partition.append("k10", "10");
        worker.wake();
        assertThat(bench.applied).extracting(List::size).containsExactly(10);
    }

    @Test
    void writesThatComeWhileOthersAreAppliedAreReadTogether() {
        bench.batch(1).delay(Duration.ofSeconds(2));
        PartitionWorker worker = bench.owner();
        partition.append("a", "1");
        worker.wake();
        List<Integer> turns = new ArrayList<>();
        bench.store = pieces -> {
            turns.add(partition.asked("read"));
            for (int i = 0; i < 20; i++) {
                partition.append("b", String.valueOf(i));
                worker.wake();
            }
            return Outcome.APPLIED;
        };
        bench.pass(Duration.ofSeconds(2));
        assertThat(turns).hasSize(1);
        assertThat(partition.asked("read")).isEqualTo(turns.get(0) + 1);
    }

    @Test
    void writeThatComesWhileTheLogIsReadIsNotForgotten() {
        PartitionWorker worker = bench.owner();
        partition.meanwhile("read", () -> {
            partition.append("a", "1");
            worker.wake();
        });
        worker.wake();
        assertThat(bench.applied).containsExactly(List.of("a=1"));
    }

    @Test
    void writesOfFewKeysThatWaitForOthersAreReadRarely() {
        bench.batch(10).delay(Duration.ofSeconds(2));
        PartitionWorker worker = bench.owner();
        int reads = partition.asked("read");
        for (int i = 0; i < 100; i++) {
            partition.append("a", String.valueOf(i));
            worker.wake();
        }
        assertThat(partition.asked("read") - reads).isBetween(2, 12);
        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.applied).hasSize(1);
    }

    @Test
    void writeWaitsForOthersForTheDelayAndNoLonger() {
        bench.delay(Duration.ofSeconds(2));
        PartitionWorker worker = bench.owner();
        partition.append("a", "1");
        worker.wake();
        bench.pass(Duration.ofMillis(1_500));
        partition.append("a", "2");
        worker.wake();
        assertThat(bench.applied).isEmpty();
        bench.pass(Duration.ofMillis(500));
        assertThat(bench.applied).containsExactly(List.of("a=1+2"));
        partition.append("a", "3");
        worker.wake();
        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.applied).endsWith(List.of("a=3"));
    }

    @Test
    void writeThatHasWaitedLongEnoughIsAppliedAtOnce() {
        bench.delay(Duration.ofSeconds(2));
        partition.append("a", "1");
        bench.pass(Duration.ofSeconds(5));
        bench.owner();
        assertThat(bench.applied).hasSize(1);
    }

    @Test
    void fullBatchWaitsForNothing() {
        bench.delay(Duration.ofHours(1));
        PartitionWorker worker = bench.owner();
        for (int i = 0; i < 4; i++) {
            partition.append("k" + i, String.valueOf(i));
        }
        worker.wake();
        assertThat(bench.applied).containsExactly(List.of("k0=0", "k1=1", "k2=2"));
        assertThat(partition.waiting()).containsExactly("3");
    }

    @Test
    void asManyWritesAsAreHeldWaitForNothing() {
        bench.delay(Duration.ofHours(1));
        PartitionWorker worker = bench.owner();
        for (int i = 0; i < bench.limits.window() + 5; i++) {
            partition.append("a", String.valueOf(i));
        }
        worker.wake();
        assertThat(bench.applied).hasSize(1);
        assertThat(partition.waiting()).hasSize(5);
    }

    @Test
    void whatIsAboutToBeAppliedStandsInRedisBefore() {
        long first = partition.append("a", "1");
        long second = partition.append("b", "2");
        List<Bounds> seen = new ArrayList<>();
        bench.store = pieces -> {
            seen.add(partition.bounds());
            return pieces.size() > 1 ? WorkerBench.BAD : Outcome.APPLIED;
        };
        bench.owner();
        assertThat(seen).containsExactly(new Bounds(second, second), new Bounds(second, first),
                new Bounds(second, second));
    }

    @Test
    void whoComesAfterACrashAppliesTheSameBatch() {
        partition.append("a", "1");
        partition.append("b", "2");
        bench.store = pieces -> {
            // The process ends here, as far as the partition can tell.
            partition.lose(what -> what.equals("done") ? Way.REQUEST_LOST : Way.WHOLE);
            return Outcome.APPLIED;
        };
        bench.owner();
        partition.append("a", "3");
        partition.append("c", "4");
        bench.pass(LEASE);
        partition.lose(what -> Way.WHOLE);
        bench.store = pieces -> Outcome.APPLIED;
        bench.owner();
        assertThat(bench.applied).containsExactly(List.of("a=1", "b=2"), List.of("a=1", "b=2"),
                List.of("a=3", "c=4"));
        assertThat(bench.epochs.get(1)).isGreaterThan(bench.epochs.get(0));
    }

    @ParameterizedTest
    @EnumSource(names = { "REQUEST_LOST", "ANSWER_LOST" })
    void whatWasAppliedIsAcknowledgedWhenRedisIsBackAndNotAppliedAgain(Way lost) {
        PartitionWorker worker = bench.owner();
        partition.lose(what -> what.equals("done") ? lost : Way.WHOLE);
        partition.append("a", "1");
        worker.wake();
        partition.append("a", "2");
        for (int i = 0; i < 30; i++) {
            bench.pass(Duration.ofSeconds(1));
            worker.renew();
        }
        assertThat(bench.pieces()).containsExactly("a=1");
        partition.lose(what -> Way.WHOLE);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.pieces()).containsExactly("a=1", "a=2");
        assertThat(partition.waiting()).isEmpty();
    }

    @Test
    void nothingIsAppliedWhileRedisDoesNotTakeWhatIsAboutToBe() {
        PartitionWorker worker = bench.owner();
        partition.append("a", "1");
        partition.lose(what -> what.equals("open") ? Way.ANSWER_LOST : Way.WHOLE);
        worker.wake();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.tried).isEmpty();
        partition.lose(what -> Way.WHOLE);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.pieces()).containsExactly("a=1");
    }

    @Test
    void keyThatIsWrittenPastTheQueueIsWaitedFor() {
        PartitionWorker worker = bench.owner();
        partition.beginDirect("b");
        partition.append("b", "1");
        partition.append("a", "2");
        worker.wake();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.tried).isEmpty();
        partition.endDirect("b");
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.applied).containsExactly(List.of("b=1", "a=2"));
    }

    @Test
    void partitionIsNotAskedForWhileThereIsNothingToDo() {
        PartitionWorker worker = bench.owner();
        int reads = partition.asked("read");
        bench.pass(Duration.ofHours(1));
        assertThat(partition.asked("read")).isEqualTo(reads);
        assertThat(bench.time.waiting()).isZero();
        assertThat(worker.owns()).isTrue();
    }

    @Test
    void whatCannotBeAppliedWithOthersIsAcknowledgedBeforeAnythingLaterIsApplied() {
        bench.merges = true;
        bench.together = piece -> !piece.last().removes();
        partition.append("b", "1");
        partition.append("c", "2");
        partition.append("a", "remove", true);
        partition.append("a", "3");
        partition.append("a", "remove again", true);
        partition.append("a", "4");
        partition.append("b", "remove", true);
        List<List<String>> waiting = new ArrayList<>();
        bench.store = pieces -> {
            waiting.add(partition.waiting());
            return Outcome.APPLIED;
        };
        bench.owner();
        assertThat(bench.applied).containsExactly(List.of("c=2"), List.of("a=remove+3+remove again"), List.of("a=4"),
                List.of("b=1+remove"));
        assertThat(waiting.get(2)).containsExactly("1", "4", "remove");
    }
}
