package dev.larder.internal.behind;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import dev.larder.internal.behind.Applier.Outcome;
import dev.larder.internal.behind.Partition.Burial;
import dev.larder.internal.time.Time;

/**
 * One ownership of a partition: what its owner has read, and how far it has come. What was applied is acknowledged before
 * anything else, however long Redis is away, and not applied again; nor is what was given up before Redis has said so. One
 * thread at a time goes on with {@link #step}; the other methods may be called on any.
 */
final class Ownership {

    private final Tenure tenure;
    private final int number;
    private final Partition partition;
    private final Applier applier;
    private final QueueLimits limits;
    private final Time time;
    private final Accounts accounts;
    private final Window window;
    private final Trials trials;
    private final AtomicLong arrivals = new AtomicLong();
    private volatile long enough;
    private volatile long certainUntil;
    private Set<String> blocked = Set.of();
    private long generation;
    private boolean moved = true;
    private List<QueuedWrite> unacknowledged = List.of();
    private Optional<Burying> burying = Optional.empty();

    private record Burying(List<QueuedWrite> writes, Burial burial) {
    }

    /** @param asked when the claim was made that granted it */
    Ownership(Tenure tenure, long asked, int number, Partition partition, Applier applier, QueueLimits limits,
            Time time,
            Accounts accounts) {
        this.tenure = tenure;
        this.number = number;
        this.partition = partition;
        this.applier = applier;
        this.limits = limits;
        this.time = time;
        this.accounts = accounts;
        this.window = new Window(limits.batch(), limits.window(), applier.combining());
        this.trials = new Trials(limits, time);
        window.begin(tenure.bounds());
        granted(asked);
    }

    long epoch() {
        return tenure.epoch();
    }

    /** It lasts for a lease from when that was asked for. */
    void granted(long asked) {
        certainUntil = asked + limits.lease().toNanos();
    }

    /**
     * A write was put into the log.
     *
     * @return whether to go on because of it. What waits for its delay becomes due earlier only when there is a full batch: to look
     *         into the log before that would change nothing. And whoever is at it looks for itself before it rests
     */
    boolean arrived() {
        return arrivals.incrementAndGet() >= enough;
    }

    /** Does one thing: the first that is due. */
    Next step(Leaving leaving) {
        long known = arrivals.get();
        enough = Long.MAX_VALUE;
        if (!unacknowledged.isEmpty()) {
            return acknowledge(leaving);
        }
        if (burying.isPresent()) {
            return bury(burying.get(), leaving);
        }
        if (leaving.isDue(time.nanos())) {
            return giveBack(leaving);
        }
        if (moved) {
            return look();
        }
        if (time.nanos() - certainUntil >= 0) {
            return confirm();
        }
        if (!window.fill(partition)) {
            return Next.LATER;
        }
        if (window.isEmpty()) {
            return leaving.asked() ? giveBack(leaving) : until(known + 1, Next.REST);
        }
        Duration wait = window.isFull() || leaving.asked() ? Duration.ZERO
                : accounts.untilAged(window.first(), limits.delay());
        Duration rest = trials.rest();
        Duration pause = rest.compareTo(wait) > 0 ? rest : wait;
        return pause.isZero() ? apply(window.due(applier::together))
                : until(window.isFull() ? Long.MAX_VALUE : known + window.missing(),
                        new Next.Pause(leaving.within(pause, time.nanos())));
    }

    /** What follows, unless meanwhile so many writes have arrived that there may be more to do: nobody was woken for them. */
    private Next until(long count, Next otherwise) {
        enough = count;
        return arrivals.get() >= count ? Next.ON : otherwise;
    }

    /** The log is not what it was, or was not seen yet. */
    private Next look() {
        Standing standing = partition.open(epoch(), window.bounds()).join();
        if (!(standing instanceof Standing.Owner owner)) {
            return unowned(standing);
        }
        Optional<Set<String>> found = partition.blocked().join();
        if (found.isEmpty()) {
            return Next.LATER;
        }
        blocked = new HashSet<>(found.get());
        generation = owner.generation();
        moved = false;
        window.again();
        return Next.ON;
    }

    /** Nobody has extended the ownership for so long that it may be another's. */
    private Next confirm() {
        long asked = time.nanos();
        Standing standing = partition.renew(epoch(), limits.lease()).join();
        if (!(standing instanceof Standing.Owner)) {
            return unowned(standing);
        }
        granted(asked);
        return Next.ON;
    }

    private Next apply(List<Piece> due) {
        List<Piece> held = due.stream().filter(piece -> blocked.contains(piece.key())).toList();
        if (!held.isEmpty()) {
            return bury(held, Burial.HELD_BACK);
        }
        Standing standing = partition.open(epoch(), window.bounds()).join();
        if (!(standing instanceof Standing.Owner owner)) {
            return unowned(standing);
        }
        if (isMoved(owner)) {
            return Next.ON;
        }
        if (due.stream().anyMatch(piece -> owner.direct().contains(piece.key()))) {
            return Next.LATER;
        }
        if (time.nanos() - certainUntil >= 0) {
            // This process was stopped, or the answer was long on its way: another owner may have gone on since.
            return Next.ON;
        }
        Outcome outcome = applier.apply(due, number, epoch());
        if (outcome instanceof Outcome.Applied) {
            trials.succeeded();
            unacknowledged = writes(due);
            window.remove(unacknowledged);
            return Next.ON;
        }
        return failed(due, outcome);
    }

    private Next failed(List<Piece> due, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed && failed.away()) {
            trials.away();
            accounts.failed(failed.kind(), trials.rest());
            return Next.ON;
        }
        if (due.size() > 1) {
            window.halve(due);
            return Next.ON;
        }
        int attempts = trials.failed(due.get(0).sequence());
        if (!(outcome instanceof Outcome.Failed failed)) {
            return bury(due, new Burial(((Outcome.Unfit) outcome).reason(), attempts, false));
        }
        if (attempts >= limits.maxAttempts()) {
            return bury(due, new Burial(failed.kind() + ": " + failed.detail(), attempts, false));
        }
        trials.pause(attempts);
        accounts.failed(failed.kind(), trials.rest());
        return Next.ON;
    }

    private Next acknowledge(Leaving leaving) {
        Standing standing = partition.done(epoch(), unacknowledged, window.beginsAfter(unacknowledged), window.rest())
                .join();
        if (!(standing instanceof Standing.Owner owner)) {
            return leaving.isOver(time.nanos()) ? Next.END : unowned(standing);
        }
        unacknowledged = List.of();
        isMoved(owner);
        return Next.ON;
    }

    private Next bury(List<Piece> pieces, Burial burial) {
        burying = Optional.of(new Burying(writes(pieces), burial));
        return Next.ON;
    }

    private Next bury(Burying begun, Leaving leaving) {
        Standing standing = partition.bury(epoch(), begun.writes(), begun.burial()).join();
        if (!(standing instanceof Standing.Owner owner)) {
            return leaving.isOver(time.nanos()) ? Next.END : unowned(standing);
        }
        burying = Optional.empty();
        window.remove(begun.writes());
        isMoved(owner);
        if (!begun.burial().heldBack()) {
            blocked.add(begun.writes().get(0).key());
            accounts.buried(begun.writes().size());
        }
        return Next.ON;
    }

    private Next giveBack(Leaving leaving) {
        Standing standing = partition.release(epoch()).join();
        return standing instanceof Standing.Unknown && !leaving.isOver(time.nanos()) ? Next.LATER : Next.END;
    }

    /** Dead letters were sent back or given up since the log was looked at. */
    private boolean isMoved(Standing.Owner owner) {
        moved = moved || owner.generation() != generation;
        return moved;
    }

    private static Next unowned(Standing standing) {
        return standing instanceof Standing.Lost ? Next.END : Next.LATER;
    }

    private static List<QueuedWrite> writes(List<Piece> pieces) {
        return pieces.stream().flatMap(piece -> piece.writes().stream()).toList();
    }
}
