package dev.larder.internal.engine;

import java.util.concurrent.CompletableFuture;

import dev.larder.internal.policy.Freshness;
import dev.larder.internal.time.Time;
import dev.larder.spi.Source;

/** A call's waiting for the flight of another in this process; the wait is bounded, then it loads for itself alone. */
final class Following {

    private final Engine engine;
    private final Flight flight;
    private final Call call;
    private final CompletableFuture<Outcome> mine = new CompletableFuture<>();

    /** @param flight which the call has boarded */
    Following(Engine engine, Flight flight, Call call) {
        this.engine = engine;
        this.flight = flight;
        this.call = call;
    }

    CompletableFuture<Outcome> answer() {
        Halt halt = call.company().halt(call.caller());
        Time.Cancellable bound = engine.time.after(engine.limits.maxWait(), () -> {
            if (halt.end()) {
                flight.leave();
                engine.journal.warn(call.method().plan().cache(),
                        "a call waited for larder.waiters.max-wait for another load of its key; if the method that is"
                                + " loading made it, on another thread, it waited for itself: give the two different keys");
                instead();
            }
        });
        boolean late = flight.early().filter(old -> engine.memory.judge(call, old) == Freshness.GONE).isPresent();
        (late ? flight.end : flight.outcome).thenAccept(outcome -> {
            if (halt.end()) {
                bound.cancel();
                flight.leave();
                // The listener is told there, and not by the flight that has the answer: that one is another request.
                goOn(() -> shared(flight.forFollowers(outcome)));
            }
        });
        halt.begin(() -> {
            bound.cancel();
            flight.leave();
            alone();
        });
        return mine;
    }

    private void shared(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            Source source = answered.source() == Source.STALE ? Source.STALE : Source.SHARED;
            engine.copies.answer(call.method(), answered, source).ifPresentOrElse(own -> {
                call.method().meter().answered(call.key(), source);
                mine.complete(own);
            }, this::alone);
        } else if (outcome instanceof Outcome.Left) {
            goOn(() -> engine.answers.answer(call).thenAccept(mine::complete));
        } else {
            mine.complete(outcome);
        }
    }

    /** Waits no longer, and nobody else shall begin to. */
    private void instead() {
        goOn(() -> engine.answers.flyInstead(flight, call).thenAccept(mine::complete));
    }

    /** Waits no longer: what it loads is for this call alone. */
    private void alone() {
        goOn(() -> engine.answers.loadUnseen(call, Permit.NOWHERE).thenAccept(mine::complete));
    }

    private void goOn(Runnable step) {
        Engine.resume(call.caller(), () -> {
            try {
                step.run();
            } catch (RuntimeException | Error broken) {
                engine.broken(call, "a step of a call", broken);
                mine.complete(new Outcome.Thrown(broken));
            }
        });
    }
}
