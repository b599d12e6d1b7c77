package dev.larder.internal.engine;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheOverloadException;
import dev.larder.internal.time.Time;
import dev.larder.spi.Source;

/** The way of a flight to and from the gate of its cache: in before anything is loaded, and down with an outcome. */
final class Landing {

    private final Engine engine;
    private final Call call;
    private final Flight flight;
    private final GatePass pass;
    private boolean inGate;

    Landing(Engine engine, Call call, Flight flight) {
        this.engine = engine;
        this.call = call;
        this.flight = flight;
        this.pass = call.company().gatePass(call.method().gate());
    }

    /** Enters the gate if there is room, or was entered before. */
    boolean enterGate() {
        inGate = inGate || pass.enter();
        return inGate;
    }

    /** Enters as soon as there is room, or comes down overloaded. */
    void queueAtGate(Runnable inside) {
        Entrance entrance = new Entrance(inside);
        pass.queue(entrance);
        // Not before it queues: a bound that ends sooner would find nothing to give up.
        entrance.bound(engine.time.after(engine.limits.maxWait(), () -> {
            if (pass.giveUp(entrance)) {
                overload();
            }
        }));
    }

    void overload() {
        down(new Outcome.Thrown(new CacheOverloadException(call.method().plan().cache(),
                call.method().policy().maxConcurrentLoads(), engine.limits.maxWait())));
    }

    void leaveGate() {
        if (inGate) {
            inGate = false;
            pass.leave();
        }
    }

    void answer(Outcome.Answered answer) {
        answer(answer, () -> {});
    }

    /** @param landed is run when a later call can fly, and before this one has its answer */
    void answer(Outcome.Answered answer, Runnable landed) {
        try {
            if (!flight.outcome.isDone()) {
                call.method().meter().answered(flight.key, answer.source());
            }
        } finally {
            down(answer, landed);
        }
    }

    /** Answers with an old value, which is not tried to be renewed for a while. */
    void answerOld(Old old, Duration pause, long stamp) {
        if (call.method().usesLocal()) {
            old.held().pause(engine.time.nanos() + pause.toNanos());
            engine.local.put(flight.key, old.held(), stamp);
        }
        answer(old.answer());
    }

    /** Answers with an old value although the load goes on, unless it has ended by now. */
    void answerEarly(Old old) {
        if (flight.answerEarly(old)) {
            call.method().meter().answered(flight.key, Source.STALE);
        }
    }

    void fail(Throwable cause) {
        down(new Outcome.Thrown(cause));
    }

    /** Comes down with nothing: the load is left to somebody else. */
    void leave() {
        down(new Outcome.Left());
    }

    private void down(Outcome outcome) {
        down(outcome, () -> {});
    }

    private void down(Outcome outcome, Runnable landed) {
        try {
            engine.land(flight);
            leaveGate();
            landed.run();
        } finally {
            flight.end(outcome);
        }
    }

    private final class Entrance implements Runnable {

        private final Runnable inside;
        private volatile Time.@Nullable Cancellable bound;
        private volatile boolean entered;

        Entrance(Runnable inside) {
            this.inside = inside;
        }

        void bound(Time.Cancellable timer) {
            bound = timer;
            if (entered) {
                timer.cancel();
            }
        }

        @Override
        public void run() {
            entered = true;
            Time.Cancellable timer = bound;
            if (timer != null) {
                timer.cancel();
            }
            inGate = true;
            inside.run();
        }
    }
}
