package dev.larder.internal.transaction;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.engine.Causes;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;

/**
 * What goes with the end of a transaction, on whatever thread that comes about. Never throws; a commit is held up by Redis no
 * longer than a call would be.
 */
public final class Endings {

    private final Time time;
    private final Duration patience;
    private final BooleanSupplier mayWait;
    private final Journal journal;

    /** @param mayWait whether the calling thread may: an event loop may not */
    public Endings(Time time, Duration patience, BooleanSupplier mayWait, Journal journal) {
        this.time = time;
        this.patience = patience;
        this.mayWait = mayWait;
        this.journal = journal;
    }

    /** Returns when the changes of the unit are fenced, or patience is over. */
    public void ending(UnitOfWork unit) {
        await("before the end of a transaction", unit::ending);
    }

    /** Returns when the changes of the unit are settled, or patience is over: what is left then goes on by itself. */
    public void ended(UnitOfWork unit, Completion how) {
        await("after the end of a transaction", () -> unit.ended(how));
    }

    private void await(String when, Supplier<CompletableFuture<Void>> step) {
        try {
            CompletableFuture<Void> enough = new CompletableFuture<>();
            step.get().whenComplete((done, trouble) -> {
                if (trouble != null) {
                    warn(when, trouble);
                }
                enough.complete(null);
            });
            if (!enough.isDone() && mayWait.getAsBoolean()) {
                CallerThread caller = new CallerThread(time);
                caller.unlessDoneIn(patience.toNanos(), () -> enough.complete(null));
                caller.await(enough);
            }
        } catch (RuntimeException | Error trouble) {
            warn(when, trouble);
        }
    }

    private void warn(String when, Throwable trouble) {
        journal.warn("transactions", "a step " + when + " threw " + Causes.of(trouble).getClass().getName());
    }
}
