package dev.larder.internal.behind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database of counts by key, that keeps with them, in the same transaction, up to which sequence it has them, and refuses
 * whoever has an epoch before the last it has seen. Parts of that can be left out. A call is {@code id:amount}.
 */
final class SimulatedStore {

    /**
     * How a batch is written.
     *
     * @param sequences what it has already is left out
     * @param epochs who was the owner before is refused
     * @param removalsApart whoever removes knows of no sequences
     * @param removalsFirst whatever comes before them in the batch
     */
    record Recipe(boolean sequences, boolean epochs, boolean removalsApart, boolean removalsFirst) {

        static final Recipe EXACTLY_ONCE = new Recipe(true, true, false, false);
        static final Recipe NONE = new Recipe(false, false, false, false);
    }

    private final Recipe recipe;
    private final boolean merges;
    private final Map<String, Long> values = new TreeMap<>();
    private final Map<String, List<Integer>> effects = new HashMap<>();
    private long appliedUntil;
    private long lastEpoch;

    SimulatedStore(Recipe recipe, boolean merges) {
        this.recipe = recipe;
        this.merges = merges;
    }

    static String call(int id, long amount) {
        return id + ":" + amount;
    }

    static int id(QueuedWrite write) {
        String call = LiveQueue.text(write.call());
        return Integer.parseInt(call.substring(0, call.indexOf(':')));
    }

    private static long amount(QueuedWrite write) {
        String call = LiveQueue.text(write.call());
        return Long.parseLong(call.substring(call.indexOf(':') + 1));
    }

    /** A transaction of its own, before that of the batch: whatever becomes of that, owners before are refused. */
    void begin(long epoch) {
        lastEpoch = Math.max(lastEpoch, epoch);
    }

    /** Whether there is something to write that the database may refuse; it refuses to remove nothing. */
    boolean mayRefuse(List<Piece> pieces) {
        return !recipe.sequences() || pieces.stream().anyMatch(
                piece -> knows(piece) && piece.sequence() > appliedUntil);
    }

    private boolean knows(Piece piece) {
        return recipe.sequences() && !(recipe.removalsApart() && piece.last().removes());
    }

    /** @return false: the transaction was rolled back, as it was an owner's that is one no more */
    boolean commit(List<Piece> pieces, long epoch) {
        if (recipe.epochs() && epoch < lastEpoch) {
            return false;
        }
        List<Piece> order = new ArrayList<>(pieces);
        if (recipe.removalsFirst()) {
            order.sort(Comparator.comparing(piece -> !piece.last().removes()));
        }
        for (Piece piece : order) {
            if (!knows(piece) || piece.sequence() > appliedUntil) {
                write(values, piece, merges);
                piece.writes().forEach(
                        write -> effects.computeIfAbsent(write.key(), key -> new ArrayList<>()).add(id(write)));
                appliedUntil = knows(piece) ? piece.sequence() : appliedUntil;
            }
        }
        return true;
    }

    /** What a piece makes of the values. */
    static void write(Map<String, Long> values, Piece piece, boolean merges) {
        if (piece.last().removes()) {
            values.remove(piece.key());
        } else if (merges) {
            piece.writes().forEach(write -> values.merge(write.key(), amount(write), Long::sum));
        } else {
            values.put(piece.key(), amount(piece.last()));
        }
    }

    Map<String, Long> values() {
        return values;
    }

    /** The ids of the writes of each key that were applied, in the order in which they were. */
    Map<String, List<Integer>> effects() {
        return effects;
    }
}
