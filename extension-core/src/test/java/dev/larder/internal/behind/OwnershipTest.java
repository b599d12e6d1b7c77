package dev.larder.internal.behind;

import static dev.larder.internal.behind.WorkerBench.AWAY;
import static dev.larder.internal.behind.WorkerBench.BAD;
import static dev.larder.internal.behind.WorkerBench.LEASE;
import static dev.larder.internal.behind.WorkerBench.refusing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.internal.behind.Applier.Outcome;
import dev.larder.internal.behind.MemoryPartition.Way;

/** How the ownership of a partition lasts and ends. */
class OwnershipTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WorkerBench bench = new WorkerBench();
    private final MemoryPartition partition = bench.partition;

    @Test
    void renewedOwnershipLasts() {
        PartitionWorker worker = bench.owner();
        for (int i = 0; i < 20; i++) {
            bench.pass(LEASE.dividedBy(2));
            worker.renew();
        }
        bench.owner();
        partition.append("a", "1");
        worker.wake();
        assertThat(bench.epochs).hasSize(1);
        assertThat(worker.owns()).isTrue();
    }

    @Test
    void whoHasLostThePartitionAppliesNothingMore() {
        PartitionWorker first = bench.owner();
        bench.pass(LEASE);
        PartitionWorker second = bench.owner();
        assertThat(first.owns()).isTrue();
        partition.append("a", "1");
        first.wake();
        assertThat(bench.applied).isEmpty();
        assertThat(first.owns()).isFalse();
        assertThat(bench.left).isEqualTo(1);
        second.wake();
        assertThat(bench.pieces()).containsExactly("a=1");
    }

    @Test
    void whoHasLostThePartitionHearsOfItWhenItRenews() {
        PartitionWorker first = bench.owner();
        bench.pass(LEASE);
        bench.owner();
        first.renew();
        assertThat(first.owns()).isFalse();
    }

    @Test
    void whoIsStoppedBetweenAnswerAndWriteDoesNotBeginWhenItGoesOn() {
        PartitionWorker first = bench.owner();
        PartitionWorker second = bench.worker();
        partition.append("a", "1");
        partition.meanwhile("open", () -> {
            bench.pass(LEASE);
            second.claim();
            partition.append("a", "2");
            second.wake();
        });
        first.wake();
        assertThat(first.owns()).isFalse();
        assertThat(bench.pieces()).containsExactly("a=1", "a=2");
    }

    @Test
    void whoLosesThePartitionWhileItAppliesDoesNotGoOn() {
        bench.batch(1);
        partition.append("a", "1");
        partition.append("b", "2");
        PartitionWorker second = bench.worker();
        bench.store = pieces -> {
            bench.store = others -> Outcome.APPLIED;
            bench.pass(LEASE);
            second.claim();
            return Outcome.APPLIED;
        };
        PartitionWorker first = bench.owner();
        assertThat(first.owns()).isFalse();
        assertThat(second.owns()).isTrue();
        assertThat(bench.pieces()).contains("a=1", "b=2");
        assertThat(partition.waiting()).isEmpty();
    }

    @Test
    void leaseThatMayHaveEndedIsConfirmedBeforeAnythingIsApplied() {
        PartitionWorker worker = bench.owner();
        bench.pass(LEASE);
        partition.append("a", "1");
        partition.lose(what -> what.equals("renew") ? Way.REQUEST_LOST : Way.WHOLE);
        worker.wake();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.tried).isEmpty();
        partition.lose(what -> Way.WHOLE);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.pieces()).containsExactly("a=1");
    }

    @Test
    void surplusIsGivenBackAfterWhatIsBeingApplied() {
        bench.batch(1);
        PartitionWorker worker = bench.owner();
        partition.append("a", "1");
        partition.append("b", "2");
        bench.store = pieces -> {
            worker.leave();
            return Outcome.APPLIED;
        };
        worker.wake();
        assertThat(bench.pieces()).containsExactly("a=1");
        assertThat(partition.waiting()).containsExactly("2");
        assertThat(worker.owns()).isFalse();
        bench.store = pieces -> Outcome.APPLIED;
        bench.owner();
        assertThat(bench.pieces()).containsExactly("a=1", "b=2");
    }

    @Test
    void surplusIsGivenBackAlsoWhileItsWritesFail() {
        PartitionWorker worker = bench.owner();
        partition.append("a", "1");
        bench.store = pieces -> AWAY;
        worker.wake();
        worker.leave();
        assertThat(worker.owns()).isFalse();
        assertThat(partition.claim(LEASE).join()).isPresent();
    }

    @Test
    void surplusIsNotGivenBackBeforeWhatWasAppliedIsAcknowledged() {
        PartitionWorker worker = bench.owner();
        partition.append("a", "1");
        partition.lose(what -> what.equals("done") ? Way.REQUEST_LOST : Way.WHOLE);
        worker.wake();
        worker.leave();
        bench.pass(Duration.ofSeconds(5));
        assertThat(worker.owns()).isTrue();
        partition.lose(what -> Way.WHOLE);
        bench.pass(Duration.ofSeconds(1));
        assertThat(worker.owns()).isFalse();
        assertThat(partition.waiting()).isEmpty();
    }

    @Test
    void whoStopsAppliesWhatIsThereAndWaitsForNothing() {
        bench.delay(Duration.ofHours(1));
        PartitionWorker worker = bench.owner();
        for (int i = 0; i < 8; i++) {
            partition.append("k" + i % 2, String.valueOf(i));
        }
        worker.wake();
        assertThat(bench.applied).isEmpty();
        worker.leaveForGood(bench.time.nanos() + MINUTE.toNanos());
        assertThat(bench.pieces()).containsExactly("k0=0+2+4+6", "k1=1+3+5+7");
        assertThat(worker.owns()).isFalse();
        assertThat(partition.claim(LEASE).join()).isPresent();
    }

    @Test
    void whoStopsDoesNotWaitLongerForARedisThatIsAway() {
        PartitionWorker worker = bench.owner();
        partition.lose(what -> Way.REQUEST_LOST);
        worker.leaveForGood(bench.time.nanos() + MINUTE.toNanos());
        bench.pass(MINUTE.plusSeconds(1));
        assertThat(worker.owns()).isFalse();
        assertThat(bench.left).isEqualTo(1);
    }

    @Test
    void claimThatWasNotGrantedIsOver() {
        bench.owner();
        PartitionWorker other = bench.worker();
        other.claim();
        other.leaveForGood(bench.time.nanos());
        assertThat(other.owns()).isFalse();
    }

    @Test
    void whoStopsLeavesTheRestToOthersWhenItsTimeIsOver() {
        PartitionWorker worker = bench.owner();
        bench.store = pieces -> AWAY;
        partition.append("a", "1");
        worker.wake();
        worker.leaveForGood(bench.time.nanos() + MINUTE.toNanos());
        bench.pass(MINUTE.minusMillis(1));
        assertThat(worker.owns()).isTrue();
        bench.pass(Duration.ofMillis(1));
        assertThat(worker.owns()).isFalse();
        assertThat(partition.waiting()).containsExactly("1");
        assertThat(partition.claim(LEASE).join()).isPresent();
    }

    @Test
    void whoStopsGivesUpWhatItCannotAcknowledgeWhenItsTimeIsOver() {
        PartitionWorker worker = bench.owner();
        partition.append("a", "1");
        partition.lose(what -> what.equals("done") ? Way.REQUEST_LOST : Way.WHOLE);
        worker.wake();
        worker.leaveForGood(bench.time.nanos() + MINUTE.toNanos());
        bench.pass(MINUTE.minusMillis(1));
        assertThat(worker.owns()).isTrue();
        bench.pass(Duration.ofSeconds(1));
        assertThat(worker.owns()).isFalse();
    }

    @Test
    void surplusIsGivenBackWhenRedisAnswersAgain() {
        PartitionWorker worker = bench.owner();
        partition.lose(what -> Way.REQUEST_LOST);
        worker.leave();
        bench.pass(Duration.ofSeconds(1));
        assertThat(worker.owns()).isTrue();
        partition.lose(what -> Way.WHOLE);
        bench.pass(Duration.ofSeconds(1));
        assertThat(worker.owns()).isFalse();
        assertThat(partition.claim(LEASE).join()).isPresent();
    }

    @Test
    void partitionThatWasGivenBackMayBeClaimedAgain() {
        PartitionWorker worker = bench.owner();
        worker.leave();
        partition.append("a", "1");
        worker.claim();
        assertThat(bench.pieces()).containsExactly("a=1");
        assertThat(worker.owns()).isTrue();
    }

    @Test
    void whoStopsClaimsNothingMoreAndIsToldOfAClaimThatWasUnderWay() {
        CompletableFuture<Optional<Tenure>> asked = new CompletableFuture<>();
        partition.holdClaims(asked);
        PartitionWorker worker = bench.worker();
        worker.claim();
        worker.leaveForGood(bench.time.nanos() + MINUTE.toNanos());
        assertThat(worker.owns()).isTrue();
        partition.append("a", "1");
        partition.holdClaims(null);
        asked.complete(partition.claim(LEASE).join());
        assertThat(bench.pieces()).containsExactly("a=1");
        assertThat(worker.owns()).isFalse();
        assertThat(bench.left).isEqualTo(1);
        worker.claim();
        assertThat(worker.owns()).isFalse();
        assertThat(partition.claim(LEASE).join()).isPresent();
    }

    @Test
    void lessIsReadAtATimeWhereRedisDoesNotAnswerInTime() {
        partition.answersUpTo(100);
        for (int i = 0; i < 250; i++) {
            partition.append("a", "x");
        }
        bench.owner();
        bench.pass(Duration.ofSeconds(5));
        assertThat(bench.applied).hasSize(1);
        assertThat(partition.waiting()).isEmpty();
    }

    @Test
    void windowOfTheOwnerBeforeIsReadAsAWholeBeforeItIsCombined() {
        bench.batch(1_000);
        bench.merges = true;
        for (int i = 0; i < 1_500; i++) {
            partition.append("a", "+");
        }
        partition.append("b", "x");
        bench.store = pieces -> AWAY;
        bench.owner();
        bench.pass(LEASE);
        bench.batch(1);
        bench.store = pieces -> Outcome.APPLIED;
        bench.owner();
        assertThat(bench.limits.window()).isLessThan(1_500);
        assertThat(bench.applied).hasSize(1);
        assertThat(bench.applied.get(0)).hasSize(2).contains("b=x");
    }

    @Test
    void taskThatThrowsHasItsNextTurnWhenItIsWoken() {
        PartitionWorker worker = bench.owner();
        partition.append("a", "1");
        bench.store = pieces -> {
            throw new IllegalStateException("of an applier that does not keep its contract");
        };
        try {
            worker.wake();
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("contract");
        }
        bench.store = refusing(BAD, "0");
        worker.renew();
        assertThat(bench.pieces()).containsExactly("a=1");
        assertThat(bench.epochs).isEqualTo(List.of(bench.epochs.get(0)));
    }
}
