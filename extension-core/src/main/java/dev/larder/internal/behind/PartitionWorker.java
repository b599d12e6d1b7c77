package dev.larder.internal.behind;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.behind.Applier.Outcome;
import dev.larder.internal.behind.Partition.Burial;
import dev.larder.internal.time.Time;

/**
 * Applies the writes of one partition while this process owns it, in the order of the log. A thread is taken only while there
 * is something to do. What was applied is acknowledged before anything else, however long Redis is away, and not applied
 * again. The methods that are not private may be called on any thread; the rest runs in turns.
 */
final class PartitionWorker {

    /** Until Redis is asked again that did not answer, or a writer past the queue is done. */
    private static final Duration SOON = Duration.ofMillis(50);

    private final int number;
    private final Partition partition;
    private final Applier applier;
    private final QueueLimits limits;
    private final Time time;
    private final Accounts accounts;
    private final Turns turns;
    private final Window window;
    private volatile @Nullable Ownership own;
    private volatile Leaving leaving = Leaving.NOT;
    private @Nullable Ownership begun;
    private Set<String> blocked = Set.of();
    private long generation;
    private boolean moved;
    private List<QueuedWrite> unacknowledged = List.of();
    private long tried;
    private int attempts;
    private int failures;

    /** Ownership, with the time until which it is certain. */
    private static final class Ownership {

        final Tenure tenure;
        volatile long until;

        Ownership(Tenure tenure, long until) {
            this.tenure = tenure;
            this.until = until;
        }
    }

    /**
     * @param whenEmpty only when all was applied
     * @param at the latest
     */
    private record Leaving(boolean asked, boolean whenEmpty, long at) {

        static final Leaving NOT = new Leaving(false, false, 0);
    }

    /** What follows a step. */
    private sealed interface Next {

        record On() implements Next {
        }

        record Pause(Duration length) implements Next {
        }

        record Rest() implements Next {
        }

        Next ON = new On();
        Next REST = new Rest();
        Next LATER = new Pause(SOON);
    }

    /**
     * @param accounts is told how it goes
     * @param threads may block
     */
    PartitionWorker(int number, Partition partition, Applier applier, QueueLimits limits, Time time,
            Accounts accounts, Executor threads) {
        this.number = number;
        this.partition = partition;
        this.applier = applier;
        this.limits = limits;
        this.time = time;
        this.accounts = accounts;
        this.turns = new Turns(time, threads, this::turn);
        this.window = new Window(limits.batch(), limits.window(), applier.merges());
    }

    /** Something is in the log that was not. */
    void wake() {
        if (own != null) {
            turns.wake();
        }
    }

    boolean owns() {
        return own != null;
    }

    /** Takes the partition if it has no owner. */
    CompletableFuture<Void> claim() {
        long asked = time.nanos();
        return partition.claim(limits.lease()).thenAccept(granted -> granted.ifPresent(tenure -> {
            own = new Ownership(tenure, asked + limits.lease().toNanos());
            turns.wake();
        }));
    }

    /** Makes the ownership last; to be called several times while a lease lasts. */
    CompletableFuture<Void> renew() {
        Ownership now = own;
        return now == null ? CompletableFuture.completedFuture(null) : renew(now).thenAccept(standing -> turns.wake());
    }

    /** Gives the partition back after what is being applied now, or, if that comes earlier than the time, when all is applied. */
    void leave(boolean whenEmpty, long at) {
        leaving = new Leaving(true, whenEmpty, at);
        turns.wake();
    }

    /** It may be claimed again. */
    void stay() {
        leaving = Leaving.NOT;
    }

    private CompletableFuture<Standing> renew(Ownership now) {
        long asked = time.nanos();
        return partition.renew(now.tenure.epoch(), limits.lease()).thenApply(standing -> {
            if (standing instanceof Standing.Owner) {
                now.until = asked + limits.lease().toNanos();
            } else if (standing instanceof Standing.Lost) {
                lose(now);
            }
            return standing;
        });
    }

    private Optional<Duration> turn() {
        Ownership now = own;
        while (now != null && now == own) {
            Next next = step(now);
            if (next instanceof Next.Pause pause) {
                return Optional.of(pause.length());
            }
            if (next instanceof Next.Rest) {
                break;
            }
        }
        return Optional.empty();
    }

    private Next step(Ownership now) {
        if (begun != now && !begin(now) || moved && !look(now)) {
            return now == own ? Next.LATER : Next.REST;
        }
        if (!unacknowledged.isEmpty()) {
            return acknowledge(now);
        }
        if (leaving.asked() && (!leaving.whenEmpty() || time.nanos() - leaving.at() >= 0)) {
            return giveBack(now);
        }
        if (time.nanos() - now.until >= 0 && !(renew(now).join() instanceof Standing.Owner)) {
            return Next.LATER;
        }
        if (window.room() > 0) {
            Optional<List<QueuedWrite>> more = partition.read(window.readUntil(), window.room()).join();
            if (more.isEmpty()) {
                return Next.LATER;
            }
            window.add(more.get());
        }
        if (window.isEmpty()) {
            return leaving.asked() ? giveBack(now) : Next.REST;
        }
        Duration wait = window.isFull() || leaving.asked() ? Duration.ZERO
                : accounts.untilAged(window.first(), limits.delay());
        return wait.isZero() ? apply(now, window.due(applier.together())) : new Next.Pause(wait);
    }

    private Next apply(Ownership now, List<Piece> due) {
        List<Piece> held = due.stream().filter(piece -> blocked.contains(piece.key())).toList();
        if (!held.isEmpty()) {
            return bury(now, held, Burial.HELD_BACK);
        }
        Standing standing = heed(now, partition.open(now.tenure.epoch(), window.bounds()).join());
        if (!(standing instanceof Standing.Owner owner)) {
            return Next.LATER;
        }
        if (moved) {
            return Next.ON;
        }
        if (due.stream().anyMatch(piece -> owner.direct().contains(piece.key()))) {
            return Next.LATER;
        }
        Outcome outcome = applier.apply(due, number, now.tenure.epoch());
        if (outcome instanceof Outcome.Applied) {
            failures = 0;
            unacknowledged = writes(due);
            window.remove(unacknowledged);
            accounts.applied(due.size(), unacknowledged.size());
            return acknowledge(now);
        }
        if (outcome instanceof Outcome.Failed failed && failed.away()) {
            return pause(++failures, failed.kind());
        }
        if (due.size() > 1) {
            window.halve(due);
            return Next.ON;
        }
        attempts = due.get(0).sequence() == tried ? attempts + 1 : 1;
        tried = due.get(0).sequence();
        if (!(outcome instanceof Outcome.Failed failed)) {
            return bury(now, due, new Burial(((Outcome.Unfit) outcome).reason(), attempts, false));
        }
        return attempts < limits.maxAttempts() ? pause(attempts, failed.kind())
                : bury(now, due, new Burial(failed.kind() + ": " + failed.detail(), attempts, false));
    }

    private Next pause(int times, String kind) {
        Duration pause = limits.pause(times);
        accounts.failed(kind, pause);
        return new Next.Pause(pause);
    }

    private Next acknowledge(Ownership now) {
        Standing standing = heed(now,
                partition.done(now.tenure.epoch(), unacknowledged, window.rest()).join());
        if (!(standing instanceof Standing.Owner)) {
            return Next.LATER;
        }
        unacknowledged = List.of();
        return Next.ON;
    }

    private Next bury(Ownership now, List<Piece> pieces, Burial burial) {
        List<QueuedWrite> writes = writes(pieces);
        if (!(heed(now, partition.bury(now.tenure.epoch(), writes, burial).join()) instanceof Standing.Owner)) {
            return Next.LATER;
        }
        window.remove(writes);
        if (!burial.heldBack()) {
            blocked.add(pieces.get(0).key());
            accounts.buried(writes.size());
        }
        return Next.ON;
    }

    private static List<QueuedWrite> writes(List<Piece> pieces) {
        return pieces.stream().flatMap(piece -> piece.writes().stream()).toList();
    }

    /** Begins where the owner before has ended. */
    private boolean begin(Ownership now) {
        window.begin(now.tenure.bounds());
        unacknowledged = List.of();
        failures = 0;
        tried = 0;
        moved = true;
        begun = now;
        return look(now);
    }

    /** The log is not what it was, or was not seen yet. */
    private boolean look(Ownership now) {
        if (heed(now, partition.open(now.tenure.epoch(), window.bounds()).join()) instanceof Standing.Owner owner) {
            Optional<Set<String>> found = partition.blocked().join();
            found.ifPresent(keys -> {
                blocked = new HashSet<>(keys);
                generation = owner.generation();
                moved = false;
                window.again();
            });
        }
        return !moved;
    }

    private Standing heed(Ownership now, Standing standing) {
        if (standing instanceof Standing.Lost) {
            lose(now);
        } else if (standing instanceof Standing.Owner owner && owner.generation() != generation) {
            moved = true;
        }
        return standing;
    }

    private void lose(Ownership now) {
        if (own == now) {
            own = null;
            accounts.left();
        }
    }

    private Next giveBack(Ownership now) {
        if (partition.release(now.tenure.epoch()).join() instanceof Standing.Unknown
                && time.nanos() - leaving.at() < 0) {
            return Next.LATER;
        }
        lose(now);
        return Next.REST;
    }
}
