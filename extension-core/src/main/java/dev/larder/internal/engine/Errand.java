package dev.larder.internal.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.policy.Freshness;
import dev.larder.internal.tier.Held;
import dev.larder.spi.Source;

/**
 * What one flight is sent for, what it has met on its way, and how it goes to the method. It remembers an old value for
 * when the load fails or takes too long.
 */
final class Errand {

    final Engine engine;
    final Call call;
    final Flight flight;
    final Purpose purpose;
    final Landing landing;
    final long stamp;
    final long moves;
    final long waitingSince;
    private @Nullable Held old;
    private boolean found;
    private final AtomicBoolean methodAsked = new AtomicBoolean();
    private Permit permitted = Permit.NOWHERE;
    private boolean rescued;

    /**
     * @param stamp the key's, taken before anything is looked up or loaded
     * @param waitingSince when the call began to wait for others
     */
    Errand(Engine engine, Call call, Flight flight, Purpose purpose, long stamp, long waitingSince) {
        this.engine = engine;
        this.call = call;
        this.flight = flight;
        this.purpose = purpose;
        this.landing = new Landing(engine, call, flight);
        this.stamp = stamp;
        this.moves = engine.moves.now();
        this.waitingSince = waitingSince;
    }

    /** Whether there may be an entry that the loaded value is to replace. */
    boolean found() {
        return found;
    }

    /** There is something under the key, of use or not. */
    void foundSomething() {
        found = true;
    }

    /** The last value met that is not good enough. */
    Optional<Held> old() {
        return Optional.ofNullable(old);
    }

    void keepOld(Held held) {
        old = held;
    }

    void forgetOld() {
        old = null;
    }

    /** The old value that serves when nothing better can be had; none that was invalidated meanwhile. */
    Optional<Held> usableOld() {
        return old().filter(held -> engine.memory.judge(call, held) != Freshness.GONE
                && engine.local.stamp(flight.key) == stamp
                && engine.memory.isTrusted(call.method(), held, engine.time.nanos()));
    }

    /** An old value for the caller; empty if it turns out to be none. */
    Optional<Old> answer(Held old) {
        return engine.copies.answer(call.method(), old, Source.STALE).map(answer -> new Old(old, answer));
    }

    void fillAndAnswer(Entries.Reading.Usable read, boolean renew, Source source) {
        Held held = read.held();
        if (call.method().usesLocal()) {
            engine.local.put(call.key(), held, stamp);
        }
        // Asked for before the answer is known: with the answers of all its keys a call knows what of them is renewed.
        landing.answer(read.answer(source), renew ? () -> engine.renewals.renew(call, held, stamp) : () -> {});
    }

    /** Goes to the method, once; in the background if there is an old value for when it takes too long. */
    void load(Permit asked) {
        Permit permit = purpose == Purpose.UNSTORED ? Permit.NOWHERE : asked;
        permitted = permit;
        throughGate(() -> {
            Duration timeout = call.method().policy().renewal().loadTimeout();
            Optional<Held> meanwhile = purpose == Purpose.ANSWER && !timeout.isZero() ? usableOld() : Optional.empty();
            // Its caller waits for it at first, so it must be for the caller's own ambient values.
            Optional<Runnable> hurry = meanwhile.isPresent() && engine.answers.renewsInBackground(call)
                    && !call.method().plan().readsAmbient()
                            ? call.company().inBackground(call, later -> new Load(later, this, permit).run())
                            : Optional.empty();
            if (hurry.isEmpty()) {
                new Load(call, this, permit).run();
                return;
            }
            // By then the old value may be too old, and the load may wait for a thread that waits for it.
            var timer = engine.time.after(timeout,
                    () -> atTimer(() -> usableOld().flatMap(this::answer).ifPresentOrElse(landing::answerEarly,
                            hurry.get())));
            flight.end.thenAccept(outcome -> timer.cancel());
        });
    }

    /** A timer's thread is not to decode. */
    private void atTimer(Runnable step) {
        if (call.method().copies()) {
            resume(step);
        } else {
            step.run();
        }
    }

    void throughGate(Runnable inside) {
        if (landing.enterGate()) {
            inside.run();
            return;
        }
        if (purpose == Purpose.RENEW) {
            landing.leave();
            return;
        }
        Optional<Old> answer = usableOld().flatMap(this::answer);
        if (answer.isPresent()) {
            landing.answerOld(answer.get(), Duration.ZERO, stamp);
        } else if (purpose == Purpose.ALONE) {
            landing.overload();
        } else {
            landing.queueAtGate(() -> resume(inside));
        }
    }

    /** Takes a step where the call goes on. */
    void resume(Runnable step) {
        Engine.resume(call.caller(), () -> guard(step));
    }

    /** The method is about to run for this flight; false: it was before, and must not again. */
    boolean askMethod() {
        return methodAsked.compareAndSet(false, true);
    }

    /** Takes a step. Whatever it throws, the flight comes down: with what the method gives, if somebody waits for it. */
    void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error broken) {
            engine.broken(call, "a step of a call", broken);
            if (!methodAsked.get() && !flight.end.isDone()) {
                rescue(broken);
            }
        }
    }

    private void rescue(Throwable broken) {
        giveBack(permitted);
        if (purpose == Purpose.RENEW) {
            landing.leave();
        } else if (rescued) {
            landing.fail(broken);
        } else {
            rescued = true;
            guard(() -> throughGate(() -> new Load(call, this, Permit.NOWHERE).run()));
        }
    }

    /** Nobody loads under the lease any more, if there is one. */
    void giveBack(Permit permit) {
        if (permit instanceof Permit.Leased leased) {
            try {
                engine.returns.giveBack(call.key(), leased.lease(), Duration.ZERO);
            } catch (RuntimeException | Error broken) {
                engine.broken(call, "giving back a lease", broken);
            }
        }
    }
}
