package dev.larder.internal.behind;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.larder.internal.behind.Applier.Outcome;
import dev.larder.internal.time.FakeTime;

/**
 * Workers of one partition in memory, on fake time and the thread of the test, and a store that notes what is applied: of
 * each batch its pieces, as {@code key=call+call}.
 */
final class WorkerBench {

    static final Duration LEASE = Duration.ofSeconds(10);
    static final Outcome AWAY = new Outcome.Failed("java.net.ConnectException", "refused", true);
    static final Outcome BAD = new Outcome.Failed("shop.Refused", "of a constraint", false);

    final FakeTime time = new FakeTime(3_600_000_000_000L);
    final MemoryPartition partition = new MemoryPartition(time);
    final List<List<String>> applied = new ArrayList<>();
    final List<List<String>> tried = new ArrayList<>();
    final List<Long> epochs = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    int left;
    Function<List<Piece>, Outcome> store = pieces -> Outcome.APPLIED;
    boolean merges;
    Predicate<Piece> together = piece -> true;
    QueueLimits limits = new QueueLimits(1, 1_000, 3, Duration.ZERO, LEASE, 3, Duration.ofSeconds(1),
            Duration.ofSeconds(4));

    WorkerBench delay(Duration delay) {
        limits = new QueueLimits(1, 1_000, limits.batch(), delay, LEASE, 3, limits.minBackoff(), limits.maxBackoff());
        return this;
    }

    WorkerBench batch(int batch) {
        limits = new QueueLimits(1, 1_000, batch, limits.delay(), LEASE, 3, limits.minBackoff(), limits.maxBackoff());
        return this;
    }

    /** Another process' worker of the same partition, that does not own it yet. */
    PartitionWorker worker() {
        Accounts accounts = new Accounts("orders", () -> OptionalLong.of(time.nanos() / 1_000_000),
                (about, text) -> warnings.add(text), () -> left++);
        return new PartitionWorker(0, partition, new Noting(), limits, time, accounts, Runnable::run);
    }

    /** A worker that owns the partition. */
    PartitionWorker owner() {
        PartitionWorker worker = worker();
        worker.claim();
        return worker;
    }

    void pass(Duration span) {
        time.advance(span);
    }

    /** All pieces that were applied, whatever batches they were in. */
    List<String> pieces() {
        return applied.stream().flatMap(List::stream).toList();
    }

    static String text(Piece piece) {
        return piece.key() + "="
                + piece.writes().stream().map(write -> LiveQueue.text(write.call())).collect(joining("+"));
    }

    /** A store that refuses a piece with one of these calls. */
    static Function<List<Piece>, Outcome> refusing(Outcome how, String... calls) {
        return pieces -> pieces.stream().flatMap(piece -> piece.writes().stream())
                .anyMatch(write -> List.of(calls).contains(LiveQueue.text(write.call()))) ? how : Outcome.APPLIED;
    }

    private final class Noting implements Applier {

        @Override
        public boolean together(Piece piece) {
            return together.test(piece);
        }

        @Override
        public Combining combining() {
            return merges ? Combining.SUM : Combining.LAST;
        }

        @Override
        public Outcome apply(List<Piece> pieces, int number, long epoch) {
            List<String> texts = pieces.stream().map(WorkerBench::text).toList();
            tried.add(texts);
            Outcome outcome = store.apply(pieces);
            if (outcome instanceof Outcome.Applied) {
                applied.add(texts);
                epochs.add(epoch);
            }
            return outcome;
        }
    }
}
