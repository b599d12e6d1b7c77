package dev.larder.internal.result;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.engine.Caller;
import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.time.GivingWay;
import dev.larder.internal.time.Time;

/**
 * Surroundings that cannot put the contexts of a call back on another thread. So a reactive call on a thread that may wait
 * has it look into Redis and invoke the method, within a bound.
 */
public final class LendingSurroundings implements Surroundings {

    private final Surroundings others;
    private final Time time;
    private final GivingWay givingWay;
    private final Duration longest;

    /** @param longest time that a thread is lent for */
    public LendingSurroundings(Surroundings others, Time time, Duration longest) {
        this.others = others;
        this.time = time;
        this.givingWay = new GivingWay(time::nanos);
        this.longest = longest;
    }

    @Override
    public boolean mayWait() {
        return others.mayWait();
    }

    @Override
    public Caller here() {
        Caller afterwards = others.here();
        return mayWait() ? new LentThread(new CallerThread(time, givingWay), afterwards) : afterwards;
    }

    @Override
    public void lend(Caller here, CompletableFuture<?> outcome) {
        if (here instanceof LentThread lent) {
            lent.lendUntil(outcome, longest);
        }
    }

    @Override
    public Caller background() {
        return others.background();
    }
}
