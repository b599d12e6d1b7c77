package dev.larder.internal.deferral;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** The writes of one key, in their order. The first is being offered, or waits to be offered again. Not thread-safe. */
final class KeptLine {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Deque<Write> writes = new ArrayDeque<>();
    private boolean kept;
    private boolean pausing;
    private Duration pause = FIRST_PAUSE;

    /** @param told completes when it is settled, or kept, or lost */
    record Write(String queue, Kept.Attempt attempt, CompletableFuture<Void> told) {
    }

    /** Whether one of them was not taken. */
    boolean isKept() {
        return kept;
    }

    boolean isEmpty() {
        return writes.isEmpty();
    }

    void add(Write write) {
        writes.add(write);
    }

    /** The first is settled: the one behind it comes next. */
    @Nullable
    Write next() {
        writes.remove();
        pause = FIRST_PAUSE;
        return writes.peek();
    }

    /**
     * From now on its writes are kept.
     *
     * @return those for which there is no room, the last ones
     */
    List<Write> keep(int room) {
        kept = true;
        List<Write> lost = new ArrayList<>();
        while (writes.size() > room) {
            lost.add(0, writes.removeLast());
        }
        return lost;
    }

    List<Write> writes() {
        return List.copyOf(writes);
    }

    /** @return how long the first is to wait; the next time longer */
    Duration pause() {
        pausing = true;
        Duration now = pause;
        pause = now.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : now.multipliedBy(2);
        return now;
    }

    /** The first is offered without a pause, as soon as may be. */
    void hurry() {
        pausing = true;
        pause = FIRST_PAUSE;
    }

    boolean isPausing() {
        return pausing;
    }

    /** The first, if it waits to be offered. */
    @Nullable
    Write resume() {
        Write first = pausing ? writes.peek() : null;
        pausing = false;
        return first;
    }
}
