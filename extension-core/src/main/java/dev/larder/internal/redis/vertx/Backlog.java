package dev.larder.internal.redis.vertx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What is to be written, in its order. For one thread. */
final class Backlog {

    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();

    void add(Pending pending) {
        waiting.add(pending);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** When the next is late; there must be one. */
    long nextDue() {
        return waiting.element().due;
    }

    /**
     * Takes out the commands for the next write: one script, or what comes before the next script. Commands that are
     * late already fail instead, so there may be none.
     */
    List<Pending> nextRun(int most, long now) {
        List<Pending> run = new ArrayList<>(Math.min(waiting.size(), most));
        while (!waiting.isEmpty() && run.size() < most) {
            Pending head = waiting.element();
            boolean alone = head.kind.isAlone();
            if (alone && !run.isEmpty()) {
                break;
            }
            waiting.remove();
            if (head.isDue(now)) {
                head.fail(Pending.LATE);
            } else {
                run.add(head);
                if (alone) {
                    break;
                }
            }
        }
        return run;
    }

    void failDue(long now) {
        while (!waiting.isEmpty() && waiting.element().isDue(now)) {
            waiting.remove().fail(Pending.LATE);
        }
    }

    void failAll(String why) {
        waiting.forEach(pending -> pending.unreachable(why));
        waiting.clear();
    }
}
