package dev.larder.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.larder.internal.tier.Held;

/** Loads in the background, so many at once and no more. */
final class Renewals {

    /** A renewal that finds the gate of its cache full is not tried again for so long. */
    private static final long WHILE_FULL = Duration.ofMillis(100).toNanos();

    private final Engine engine;
    private final Flights flights;
    private final int most;
    private final AtomicInteger underWay = new AtomicInteger();

    Renewals(Engine engine, Flights flights, int most) {
        this.engine = engine;
        this.flights = flights;
        this.most = most;
    }

    /**
     * Loads anew what was answered, unless it is under way, paused, or too much is.
     *
     * @param stamp the key's, taken before the value was found: what was removed since serves nobody, not even if the
     *        load fails
     */
    void renew(Call call, Held held, long stamp) {
        if (engine.answers.renewsInBackground(call) && !held.isPaused(engine.time.nanos())) {
            call.company().renew(call, (company, where) -> begin(call, company, where, held, stamp));
        }
    }

    private CompletableFuture<Outcome> begin(Call call, Company company, Supplier<Caller> where, Held held,
            long stamp) {
        Flight own = new Flight(call, engine.time.nanos());
        if (!company.gatePass(call.method().gate()).hasRoom()) {
            held.pause(engine.time.nanos() + WHILE_FULL);
            return CompletableFuture.completedFuture(new Outcome.Left());
        }
        if (!enter()) {
            return CompletableFuture.completedFuture(new Outcome.Left());
        }
        if (flights.join(own) != null) {
            underWay.decrementAndGet();
            return CompletableFuture.completedFuture(new Outcome.Left());
        }
        own.outcome.thenAccept(outcome -> underWay.decrementAndGet());
        if (engine.local.stamp(call.key()) != stamp) {
            flights.land(own);
            own.end(new Outcome.Left());
            return own.outcome;
        }
        try {
            Caller place = where.get();
            Errand errand = new Errand(engine, call.in(company, place), own, Purpose.RENEW, stamp, own.began);
            place.execute(() -> new Read(errand).renew(held));
        } catch (RuntimeException | Error broken) {
            if (!(broken instanceof RejectedExecutionException)) {
                engine.broken(call, "the background", broken);
                pause(call, held);
            }
            flights.land(own);
            own.end(new Outcome.Left());
        }
        return own.outcome;
    }

    /** The next hit is not to try again at once. */
    private void pause(Call call, Held held) {
        held.pause(engine.time.nanos() + call.method().policy().staleness().errorPause().toNanos());
    }

    int count() {
        return underWay.get();
    }

    private boolean enter() {
        if (underWay.incrementAndGet() <= most) {
            return true;
        }
        underWay.decrementAndGet();
        return false;
    }
}
