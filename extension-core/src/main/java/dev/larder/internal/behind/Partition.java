package dev.larder.internal.behind;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A partition as its owner sees it. Thread-safe, never blocks, never throws; all but {@link #claim}, {@link #read} and
 * {@link #blocked} are refused to who is not the owner any more.
 */
interface Partition {

    /** Makes this process the owner, if there is none. */
    CompletableFuture<Optional<Tenure>> claim(Duration length);

    /** Makes the ownership last. */
    CompletableFuture<Standing> renew(long epoch, Duration length);

    /** Another may own it. */
    CompletableFuture<Standing> release(long epoch);

    /**
     * The writes after a sequence, in order; empty if Redis did not answer.
     *
     * @param most of them
     */
    CompletableFuture<Optional<List<QueuedWrite>>> read(long after, int most);

    /** The keys with dead letters; empty if Redis did not answer. */
    CompletableFuture<Optional<Set<String>>> blocked();

    /** Says what is about to be applied. */
    CompletableFuture<Standing> open(long epoch, Bounds bounds);

    /**
     * Says what was applied, and what is about to be.
     *
     * @param first whether the log begins with them: nothing else that was read stands before the last of them
     */
    CompletableFuture<Standing> done(long epoch, List<QueuedWrite> applied, boolean first, Bounds next);

    /** Makes dead letters of writes. */
    CompletableFuture<Standing> bury(long epoch, List<QueuedWrite> writes, Burial burial);

    /**
     * Why writes become dead letters.
     *
     * @param attempts how often it was tried to apply them
     * @param heldBack they could perhaps be applied, but an earlier write of their key could not
     */
    record Burial(String reason, int attempts, boolean heldBack) {

        static final Burial HELD_BACK = new Burial("an earlier write of the key is a dead letter", 0, true);
    }
}
