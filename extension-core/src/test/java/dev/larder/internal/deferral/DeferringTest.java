package dev.larder.internal.deferral;

import static dev.larder.internal.deferral.OfferBench.MAX_WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.larder.WriteBehindException;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.transaction.Completion;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.UnitOfWork;

/** When a call is queued whose method runs later, within transactions and without. */
class DeferringTest {

    private static final Fault GONE = new Fault(Fault.Kind.UNREACHABLE, "gone");

    private final OfferBench bench = new OfferBench();
    private final List<String> runs = new ArrayList<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private Executor threads = tasks::add;
    private @Nullable UnitOfWork unit;
    private @Nullable Exception failure;

    private final Transactions transactions = new Transactions() {
        @Override
        public Optional<Object> current() {
            return Optional.ofNullable(unit);
        }

        @Override
        public Optional<UnitOfWork> known() {
            return Optional.ofNullable(unit);
        }

        @Override
        public Optional<UnitOfWork> join() {
            return Optional.ofNullable(unit);
        }
    };

    private Deferring write(String key, String call) {
        return write(key, call, true);
    }

    private Deferring write(String key, String call, boolean passes) {
        return new Deferring(() -> new Deferred("orders", key, Set.of("views"), () -> bench.offer(key, call, passes),
                () -> {
                    runs.add(call);
                    if (failure != null) {
                        throw failure;
                    }
                }, task -> threads.execute(task), bench.kept, (about, text) -> bench.warnings.add(text)), transactions);
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void withoutATransactionTheCallIsInTheQueueWhenItReturnsAndTheMethodDoesNotRun() {
        Deferring deferring = write("a", "1");
        assertThat(deferring.begin()).isCompleted();
        assertThat(deferring.standsIn()).isTrue();
        assertThat(bench.calls()).containsExactly("1");
        assertThat(runs).isEmpty();
    }

    @Test
    void callWaitsForTheQueue() {
        bench.fill("x", "y", "z");
        Deferring deferring = write("a", "1");
        CompletableFuture<Void> begun = deferring.begin();
        assertThat(begun).isNotDone();
        bench.model.applyFirst();
        bench.time.advance(Duration.ofSeconds(1));
        assertThat(begun).isCompleted();
        assertThat(deferring.standsIn()).isTrue();
    }

    @Test
    void methodRunsInItsPlaceWhereTheQueueDoesNotTakeTheCall() {
        bench.fill("x", "y", "z");
        Deferring deferring = write("a", "1");
        deferring.begin();
        bench.time.advance(MAX_WAIT.plusSeconds(1));
        assertThat(deferring.standsIn()).isFalse();
        assertThat(bench.model.isMarked("a")).isTrue();
        assertThat(deferring.succeeded(null)).isCompleted();
        assertThat(bench.model.isMarked("a")).isFalse();
        assertThat(bench.forgotten).containsExactly("a");
    }

    @Test
    void methodThatFailsInItsPlaceLeavesNoMark() {
        bench.fill("x", "y", "z");
        Deferring deferring = write("a", "1");
        deferring.begin();
        bench.time.advance(MAX_WAIT.plusSeconds(1));
        assertThat(deferring.failed()).isCompleted();
        assertThat(bench.model.isMarked("a")).isFalse();
    }

    @Test
    void callThatIsRefusedThrowsWhereItsMethodWould() {
        bench.redis.fail(GONE);
        Deferring deferring = write("a", "1", false);
        assertThat(deferring.begin()).isCompleted();
        assertThatThrownBy(deferring::standsIn).isInstanceOf(WriteBehindException.class)
                .hasMessageContaining("orders");
    }

    @Test
    void callThatCannotBeRecordedThrowsWhereItsMethodWould() {
        Deferring deferring = new Deferring(() -> {
            throw new WriteBehindException("orders", "does not take it", "mend it");
        }, transactions);
        assertThat(deferring.begin()).isCompleted();
        assertThatThrownBy(deferring::standsIn).isInstanceOf(WriteBehindException.class);
    }

    @Test
    void callInATransactionIsQueuedWhenThatIsCommitted() {
        unit = new UnitOfWork();
        Deferring deferring = write("a", "1");
        assertThat(deferring.begin()).isCompleted();
        assertThat(deferring.standsIn()).isTrue();
        assertThat(unit.touches("views", "a")).isTrue();
        unit.ending();
        assertThat(bench.calls()).isEmpty();
        assertThat(unit.ended(Completion.COMMITTED)).isCompleted();
        assertThat(bench.calls()).containsExactly("1");
        assertThat(runs).isEmpty();
    }

    @Test
    void callInATransactionThatIsRolledBackIsNotQueued() {
        unit = new UnitOfWork();
        write("a", "1").begin();
        unit.ended(Completion.ROLLED_BACK);
        assertThat(bench.calls()).isEmpty();
        assertThat(bench.warnings).isEmpty();
    }

    @Test
    void callInATransactionOfUnknownOutcomeIsNotQueuedAndThatIsTold() {
        unit = new UnitOfWork();
        write("a", "1").begin();
        unit.ended(Completion.UNKNOWN);
        assertThat(bench.calls()).isEmpty();
        assertThat(bench.warnings).anyMatch(text -> text.contains("unknown") && text.contains("orders"));
    }

    @Test
    void callThatComesAfterTheCommitIsQueuedAtOnce() {
        unit = UnitOfWork.over(Completion.COMMITTED);
        Deferring deferring = write("a", "1");
        assertThat(deferring.begin()).isCompleted();
        assertThat(deferring.standsIn()).isTrue();
        assertThat(bench.calls()).containsExactly("1");
    }

    @Test
    void callsOfATransactionAreQueuedInTheirOrder() {
        unit = new UnitOfWork();
        write("a", "1").begin();
        write("b", "2").begin();
        write("a", "3").begin();
        unit.ended(Completion.COMMITTED);
        assertThat(bench.calls()).containsExactly("1", "2", "3");
    }

    @Test
    void callsWithTheSameKeyKeepTheirOrderWhereTheQueueIsFullForAWhile() {
        unit = new UnitOfWork();
        bench.fill("x", "y", "z");
        // There is room between the times at which the first and the second are offered.
        bench.model.whenFull(bench.model::applyFirst);
        write("a", "1").begin();
        write("a", "2").begin();
        CompletableFuture<Void> ended = unit.ended(Completion.COMMITTED);
        bench.time.advance(Duration.ofMillis(20));
        bench.model.applyFirst();
        bench.time.advance(Duration.ofSeconds(1));
        assertThat(ended).isCompleted();
        assertThat(bench.calls()).endsWith("1", "2");
    }

    @Test
    void whatNoQueueTakesAfterTheCommitIsWrittenAtOnceByAnotherThread() {
        unit = new UnitOfWork();
        write("a", "1").begin();
        bench.redis.fail(GONE);
        CompletableFuture<Void> ended = unit.ended(Completion.COMMITTED);
        assertThat(runs).isEmpty();
        assertThat(ended).isNotDone();
        runTasks();
        assertThat(runs).containsExactly("1");
        assertThat(ended).isCompleted();
        assertThat(bench.forgotten).containsExactly("a");
    }

    @Test
    void writesOfAKeyThatNoQueueTakesAreWrittenOneAfterTheOther() {
        unit = new UnitOfWork();
        write("a", "1").begin();
        write("a", "2").begin();
        bench.redis.fail(GONE);
        unit.ended(Completion.COMMITTED);
        assertThat(tasks).hasSize(1);
        runTasks();
        assertThat(runs).containsExactly("1", "2");
    }

    @Test
    void writeThatNobodyTakesAfterTheCommitIsKeptAndOfferedAgain() {
        unit = new UnitOfWork();
        write("a", "1").begin();
        bench.redis.fail(GONE);
        failure = new IllegalStateException("refused");
        CompletableFuture<Void> ended = unit.ended(Completion.COMMITTED);
        runTasks();
        assertThat(ended).isCompleted();
        assertThat(bench.warnings).anyMatch(text -> text.contains("kept"))
                .anyMatch(text -> text.contains("IllegalStateException"));
        bench.time.advance(Duration.ofSeconds(1));
        runTasks();
        bench.redis.fail((Fault) null);
        bench.time.advance(Duration.ofSeconds(5));
        assertThat(bench.calls()).containsExactly("1");
        assertThat(bench.kept.has("a")).isFalse();
    }

    @Test
    void whatIsRefusedAfterTheCommitIsKeptAndItsMethodDoesNotRunPastTheQueue() {
        unit = new UnitOfWork();
        write("a", "1", false).begin();
        bench.redis.fail(GONE);
        assertThat(unit.ended(Completion.COMMITTED)).isCompleted();
        assertThat(tasks).isEmpty();
        bench.redis.fail((Fault) null);
        bench.time.advance(Duration.ofSeconds(5));
        assertThat(bench.calls()).containsExactly("1");
    }

    @Test
    void writesOfAKeyKeepTheirOrderWhereTheFirstIsKept() {
        unit = new UnitOfWork();
        write("a", "1", false).begin();
        bench.redis.fail(GONE);
        unit.ended(Completion.COMMITTED);
        bench.redis.fail((Fault) null);
        unit = new UnitOfWork();
        write("a", "2", false).begin();
        write("b", "3", false).begin();
        unit.ended(Completion.COMMITTED);
        unit = null;
        Deferring third = write("a", "4");
        assertThat(third.begin()).isCompleted();
        assertThatThrownBy(third::standsIn).isInstanceOf(WriteBehindException.class).hasMessageContaining("same key");
        bench.time.advance(Duration.ofSeconds(5));
        assertThat(bench.calls()).containsExactly("3", "1", "2");
    }

    @Test
    void writeOfALaterTransactionDoesNotOvertakeOneThatIsBeingOffered() {
        bench.redis.stall();
        unit = new UnitOfWork();
        write("a", "1", false).begin();
        CompletableFuture<Void> first = unit.ended(Completion.COMMITTED);
        unit = new UnitOfWork();
        write("a", "2", false).begin();
        CompletableFuture<Void> second = unit.ended(Completion.COMMITTED);
        assertThat(first).isNotDone();
        bench.time.advance(OfferBench.PATIENCE.plusMillis(50));
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        bench.redis.goOn();
        bench.time.advance(Duration.ofSeconds(10));
        assertThat(bench.calls()).endsWith("1", "2");
        assertThat(bench.kept.has("a")).isFalse();
    }

    @Test
    void methodThatFailedPastTheQueueDoesNotRunThereAgain() {
        unit = new UnitOfWork();
        write("a", "1").begin();
        bench.redis.fail(GONE);
        failure = new IllegalStateException("refused");
        unit.ended(Completion.COMMITTED);
        for (int i = 0; i < 10; i++) {
            runTasks();
            bench.time.advance(Duration.ofSeconds(5));
        }
        assertThat(runs).hasSize(1);
    }

    @Test
    void processThatEndsDoesNotWaitForALongPause() {
        unit = new UnitOfWork();
        write("a", "1", false).begin();
        bench.redis.fail(GONE);
        unit.ended(Completion.COMMITTED);
        bench.time.advance(Duration.ofSeconds(20));
        bench.redis.fail((Fault) null);
        assertThat(bench.kept.drain(Duration.ofSeconds(1))).isCompleted();
        assertThat(bench.calls()).containsExactly("1");
    }

    @Test
    void moreThanMayBeKeptIsToldAsLost() {
        unit = new UnitOfWork();
        for (int i = 0; i < 3; i++) {
            write("a" + i, "1", false).begin();
        }
        bench.redis.fail(GONE);
        assertThat(unit.ended(Completion.COMMITTED)).isCompleted();
        assertThat(bench.warnings).filteredOn(text -> text.contains("lost")).hasSize(1);
    }

    @Test
    void processThatEndsTellsWhatIsLost() {
        unit = new UnitOfWork();
        write("a", "1", false).begin();
        bench.redis.fail(GONE);
        unit.ended(Completion.COMMITTED);
        CompletableFuture<Void> drained = bench.kept.drain(Duration.ofSeconds(10));
        assertThat(drained).isNotDone();
        bench.time.advance(Duration.ofSeconds(11));
        assertThat(drained).isCompleted();
        assertThat(bench.warnings).anyMatch(text -> text.startsWith("1 writes") && text.contains("lost"));
    }

    @Test
    void processThatEndsWaitsUntilTheQueueHasWhatIsKept() {
        unit = new UnitOfWork();
        write("a", "1", false).begin();
        bench.redis.fail(GONE);
        unit.ended(Completion.COMMITTED);
        CompletableFuture<Void> drained = bench.kept.drain(Duration.ofSeconds(10));
        bench.redis.fail((Fault) null);
        bench.time.advance(Duration.ofSeconds(6));
        assertThat(drained).isCompleted();
        assertThat(bench.calls()).containsExactly("1");
    }

    @Test
    void writeForWhichThereIsNoThreadAfterTheCommitIsKept() {
        unit = new UnitOfWork();
        write("a", "1").begin();
        bench.redis.fail(GONE);
        threads = task -> {
            throw new RejectedExecutionException("stopping");
        };
        assertThat(unit.ended(Completion.COMMITTED)).isCompleted();
        assertThat(bench.kept.has("a")).isTrue();
    }
}
