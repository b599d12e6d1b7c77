package dev.larder.internal.behind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The writes of a partition that its owner has read, and that are not applied: the beginning of the log. Some of them are being
 * combined, those up to {@link Bounds#window}. Not thread-safe.
 */
final class Window {

    private final int batch;
    private final int most;
    private final Combining combining;
    private List<QueuedWrite> writes = new ArrayList<>();
    /** So many of the first writes have no more keys than a batch: these. */
    private int prefix;
    private final Set<String> keys = new HashSet<>();
    private Bounds bounds = Bounds.NONE;
    private long readUntil;
    private int atOnce;

    /**
     * @param batch so many keys are combined at most
     * @param most so many writes are held
     */
    Window(int batch, int most, Combining combining) {
        this.batch = batch;
        this.most = most;
        this.combining = combining;
        this.atOnce = most;
    }

    /** Begins anew, as an owner left it. */
    void begin(Bounds left) {
        writes = new ArrayList<>();
        countAnew();
        bounds = left;
        readUntil = 0;
    }

    /** Reads the log again, which is not what it was. */
    void again() {
        begin(bounds);
    }

    /**
     * Reads on in the log, as far as there is room. What is too much to be read in time is read in parts.
     *
     * @return false: Redis did not answer
     */
    boolean fill(Partition log) {
        boolean ended = false;
        while (!ended && room() > 0) {
            int asked = Math.min(room(), atOnce);
            Optional<List<QueuedWrite>> more = log.read(readUntil, asked).join();
            if (more.isEmpty()) {
                atOnce = Math.max(1, asked / 2);
                return false;
            }
            atOnce = Math.min(2 * atOnce, most);
            ended = more.get().size() < asked;
            writes.addAll(more.get());
            count();
            readUntil = more.get().isEmpty() ? readUntil : more.get().get(more.get().size() - 1).sequence();
        }
        return true;
    }

    /** How many more writes it may take. What was laid down to be combined is needed as a whole, however much that is. */
    private int room() {
        if (readUntil < bounds.window()) {
            return most;
        }
        return isFull() ? 0 : most - writes.size();
    }

    /** Whether to wait for more would change nothing. */
    boolean isFull() {
        return writes.size() >= most || isCombining() || prefix < writes.size();
    }

    /** How many more writes there must be at least until it is full; to be asked where it is not. */
    int missing() {
        return Math.min(batch + 1 - keys.size(), most - writes.size());
    }

    boolean isEmpty() {
        return writes.isEmpty();
    }

    /** The sequence of the first write. */
    long first() {
        return writes.get(0).sequence();
    }

    /** Whether what is to be combined was laid down. */
    boolean isCombining() {
        return !writes.isEmpty() && writes.get(0).sequence() <= bounds.window();
    }

    /**
     * What is to be applied next, each key once at most; to be asked where there is something.
     *
     * @param together as of {@link Applier}. What is applied by itself is acknowledged by itself: it may come again after a crash,
     *        and must not when something later was applied before that
     */
    List<Piece> due(Predicate<Piece> together) {
        if (!isCombining()) {
            long end = writes.get(prefix - 1).sequence();
            bounds = new Bounds(end, end);
        }
        List<Piece> all = Pieces.of(combined(), combining);
        long upto = all.get(0).sequence() > bounds.upto() ? bounds.window() : bounds.upto();
        List<Piece> due = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Piece piece : all) {
            boolean again = !seen.add(piece.key());
            if (!due.isEmpty()
                    && (again || piece.sequence() > upto || !together.test(piece) || !together.test(due.get(0)))) {
                break;
            }
            due.add(piece);
        }
        bounds = new Bounds(bounds.window(), due.get(due.size() - 1).sequence());
        return due;
    }

    Bounds bounds() {
        return bounds;
    }

    /** What there is to apply when what was due is applied; the rest of what is being combined comes next. */
    Bounds rest() {
        return isCombining() ? new Bounds(bounds.window(), bounds.window()) : Bounds.NONE;
    }

    /** Only the first half of what is due is to be applied next. */
    void halve(List<Piece> due) {
        bounds = new Bounds(bounds.window(), due.get((due.size() - 1) / 2).sequence());
    }

    /** They wait no more. */
    void remove(Collection<QueuedWrite> gone) {
        Set<QueuedWrite> all = new HashSet<>(gone);
        writes.removeIf(all::contains);
        countAnew();
    }

    /** Whether all that is left came after these. */
    boolean beginsAfter(Collection<QueuedWrite> gone) {
        return gone.stream().allMatch(write -> isEmpty() || write.sequence() < first());
    }

    private List<QueuedWrite> combined() {
        return writes.stream().filter(write -> write.sequence() <= bounds.window()).toList();
    }

    private void countAnew() {
        prefix = 0;
        keys.clear();
        count();
    }

    /** Goes on where it was: to count all again for each write would be most of what an owner does. */
    private void count() {
        while (prefix < writes.size() && (keys.size() < batch || keys.contains(writes.get(prefix).key()))) {
            keys.add(writes.get(prefix).key());
            prefix++;
        }
    }
}
