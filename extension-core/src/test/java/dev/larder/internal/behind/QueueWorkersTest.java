package dev.larder.internal.behind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.internal.behind.Applier.Outcome;
import dev.larder.internal.time.FakeTime;
import dev.larder.internal.time.Time;

/** How processes share the partitions of a queue, on fake time. */
class QueueWorkersTest {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FakeTime time = new FakeTime();
    private final MemoryRoll queue = new MemoryRoll(time, LEASE, 16);
    private final List<Process> processes = new ArrayList<>();
    private Outcome outcome = Outcome.APPLIED;

    /** One that applies, until it is killed. */
    private final class Process implements Time, Applier {

        private final int number = processes.size();
        private final List<PartitionWorker> workers = new ArrayList<>();
        private final QueueWorkers all;
        private boolean alive = true;

        Process(int thought) {
            QueueLimits limits = new QueueLimits(thought, 1_000, 3, Duration.ZERO, LEASE, 3, Duration.ofSeconds(1),
                    Duration.ofSeconds(4));
            Accounts accounts = new Accounts("orders", OptionalLong::empty, (about, text) -> {}, this::left);
            all = new QueueWorkers(queue.of(number), i -> {
                PartitionWorker made = new PartitionWorker(i, queue.orLost(i), this, limits, this, accounts,
                        Runnable::run);
                workers.add(made);
                return made;
            }, thought, LEASE, this);
            processes.add(this);
            all.start();
        }

        private void left() {
            all.left();
        }

        int owns() {
            return (int) workers.stream().filter(PartitionWorker::owns).count();
        }

        void kill() {
            alive = false;
        }

        @Override
        public long nanos() {
            return time.nanos();
        }

        @Override
        public Cancellable after(Duration delay, Runnable task) {
            return time.after(delay, () -> {
                if (alive) {
                    task.run();
                }
            });
        }

        @Override
        public boolean together(Piece piece) {
            return true;
        }

        @Override
        public Combining combining() {
            return Combining.LAST;
        }

        @Override
        public Outcome apply(List<Piece> pieces, int partition, long epoch) {
            return outcome;
        }
    }

    private Process start() {
        return new Process(16);
    }

    private void assertShared(int... shares) {
        assertThat(processes.stream().filter(process -> process.alive).map(Process::owns)).containsExactlyInAnyOrder(
                Arrays.stream(shares).boxed().toArray(Integer[]::new));
        assertThat(queue.owned()).isEqualTo(16);
    }

    @Test
    void whoIsAloneOwnsAllAtOnce() {
        start();
        assertShared(16);
    }

    @Test
    void sharesAreEvenedOutWhenOthersJoin() {
        start();
        start();
        time.advance(LEASE);
        assertShared(8, 8);
        start();
        time.advance(LEASE);
        assertShared(6, 6, 4);
        start();
        time.advance(LEASE);
        assertShared(4, 4, 4, 4);
    }

    @Test
    void moreProcessesThanPartitionsOwnOneOrNone() {
        for (int i = 0; i < 20; i++) {
            start();
        }
        time.advance(LEASE.multipliedBy(2));
        assertThat(queue.owned()).isEqualTo(16);
        assertThat(processes).allSatisfy(process -> assertThat(process.owns()).isLessThanOrEqualTo(1));
    }

    @Test
    void partitionsOfWhoStopsAreTakenOverWithoutALease() {
        start();
        Process second = start();
        time.advance(LEASE);
        CompletableFuture<Void> stopped = second.all.stop(MINUTE);
        assertThat(stopped).isCompleted();
        assertThat(queue.knows(1)).isFalse();
        second.kill();
        time.advance(LEASE.dividedBy(4));
        assertShared(16);
    }

    @Test
    void partitionsOfWhoDiesAreTakenOverAfterALease() {
        start();
        Process second = start();
        time.advance(LEASE);
        second.kill();
        time.advance(LEASE.dividedBy(4).multipliedBy(3));
        assertThat(processes.get(0).owns()).isEqualTo(8);
        time.advance(LEASE.dividedBy(4).multipliedBy(3));
        assertShared(16);
    }

    @Test
    void whatIsWrittenIsAppliedWhoeverOwnsThePartition() {
        start();
        start();
        time.advance(LEASE);
        for (int i = 0; i < 16; i++) {
            queue.partition(i).append("k", "x");
        }
        // Nobody is told: what was missed is found when the ownership is extended.
        time.advance(LEASE.dividedBy(4));
        for (int i = 0; i < 16; i++) {
            assertThat(queue.partition(i).waiting()).isEmpty();
        }
    }

    @Test
    void ownershipsLastWhileRedisIsSilentForLessThanALease() {
        start();
        start();
        time.advance(LEASE);
        queue.silence(true);
        time.advance(LEASE.dividedBy(2));
        queue.silence(false);
        time.advance(LEASE.dividedBy(4));
        assertShared(8, 8);
    }

    @Test
    void partitionsAreSharedAnewAfterRedisWasSilentForLong() {
        start();
        start();
        time.advance(LEASE);
        queue.silence(true);
        time.advance(MINUTE);
        queue.silence(false);
        time.advance(LEASE.multipliedBy(2));
        assertShared(8, 8);
    }

    @Test
    void whoThinksOfAnotherNumberOfPartitionsLearnsIt() {
        new Process(3);
        time.advance(LEASE);
        assertShared(16);
    }

    @Test
    void whoOwnsPartitionsOfAQueueThatIsDividedAnewLetsThemGo() {
        start();
        queue.divide(4);
        time.advance(LEASE.multipliedBy(2));
        assertThat(queue.owned()).isEqualTo(4);
        assertThat(processes.get(0).owns()).isEqualTo(4);
        queue.divide(8);
        time.advance(LEASE.multipliedBy(2));
        assertThat(queue.owned()).isEqualTo(8);
    }

    @Test
    void stopEndsWhenAllIsAppliedOrTheTimeIsOver() {
        Process one = start();
        outcome = WorkerBench.AWAY;
        queue.partition(3).append("a", "1");
        one.all.wake(3);
        CompletableFuture<Void> stopped = one.all.stop(MINUTE);
        assertThat(one.owns()).isEqualTo(1);
        time.advance(MINUTE.minusSeconds(1));
        assertThat(stopped).isNotDone();
        assertThat(queue.partition(3).isOwned()).isTrue();
        time.advance(Duration.ofSeconds(1));
        assertThat(stopped).isCompleted();
        assertThat(queue.owned()).isZero();
        assertThat(queue.partition(3).waiting()).containsExactly("1");
    }

    @Test
    void stopEndsInTimeAlsoWhereRedisIsSilent() {
        Process one = start();
        queue.silence(true);
        CompletableFuture<Void> stopped = one.all.stop(MINUTE);
        assertThat(stopped).isNotDone();
        time.advance(MINUTE.plusSeconds(1));
        assertThat(stopped).isCompleted();
    }

    @Test
    void whoHasStoppedAttendsNoMore() {
        Process one = start();
        one.all.stop(MINUTE);
        time.advance(MINUTE);
        assertThat(queue.owned()).isZero();
        assertThat(queue.knows(0)).isFalse();
        assertThat(time.waiting()).isZero();
    }
}
