package dev.larder.internal.engine;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.policy.Freshness;
import dev.larder.internal.tier.Held;
import dev.larder.spi.Source;

/** The ways in which a call that memory alone did not answer gets its answer, up to where a flight goes on by itself. */
final class Answers {

    private final Engine engine;
    private final Flights flights;
    private final Idle idle = new Idle();

    Answers(Engine engine, Flights flights) {
        this.engine = engine;
        this.flights = flights;
    }

    /** Answers a call: by an old value, by a flight under way, or by one of its own. */
    CompletableFuture<Outcome> answer(Call call) {
        long stamp = engine.local.stamp(call.key());
        Held held = engine.memory.kept(call);
        if (!held.isNothing()) {
            Freshness good = engine.memory.judge(call, held);
            boolean atOnce = good == Freshness.FRESH || held.isPaused(engine.time.nanos())
                    || good != Freshness.LAST_RESORT && renewsInBackground(call);
            Optional<CompletableFuture<Outcome>> answer = atOnce && good != Freshness.GONE
                    ? answerFromMemory(call, held, good, stamp)
                    : Optional.empty();
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        Flight own = flight(call);
        Flight other = call.method().fliesAlone() ? null : join(own);
        if (other == null) {
            return new Read(new Errand(engine, call, own, Purpose.ANSWER, stamp, own.began)).answer();
        }
        if (!held.isNothing() && engine.memory.judge(call, held) != Freshness.LAST_RESORT
                && engine.memory.judge(call, held) != Freshness.GONE) {
            Optional<CompletableFuture<Outcome>> answer = answerFromMemory(call, held, Freshness.FRESH, stamp);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        boolean sharable = other.type.equals(own.type) && !other.loadsOnThisThread();
        if (sharable && other.board(engine.limits.maxWaitersPerKey())) {
            return new Following(engine, other, call).answer();
        }
        // Not by way of Redis: there the flight under way has the lease, and this call would wait for it after all.
        return loadUnseen(call, Permit.NOWHERE);
    }

    /** A flight that asked before this process heard of others is not joined for long: it may load what was removed. */
    private @Nullable Flight join(Flight own) {
        Flight other = flights.join(own);
        return other != null && !engine.memory.hearsOf(other.knownAt()) && flights.replace(other, own) ? null : other;
    }

    /** Runs the method without looking anything up; its result replaces what is stored, also by loads under way. */
    CompletableFuture<Outcome> reload(Call call) {
        long stamp = engine.local.fence(call.key());
        Flight own = flight(call);
        if (!call.method().fliesAlone()) {
            flights.replace(own);
        }
        return new Read(new Errand(engine, call, own, Purpose.RELOAD, stamp, own.began)).reload();
    }

    /**
     * Answers a call whose method may see older data than others: by what the cache holds, else by the method for this call
     * alone. It takes no lease, and waits for none.
     */
    CompletableFuture<Outcome> answerUnstored(Call call) {
        return answerWhatIsHeld(call)
                .orElseGet(() -> new Read(errand(call, flight(call), Purpose.UNSTORED)).answer());
    }

    CompletableFuture<Outcome> loadAloneUnstored(Call call) {
        return answerWhatIsHeld(call)
                .orElseGet(() -> load(errand(call, flight(call), Purpose.ALONE), Permit.NOWHERE));
    }

    /** By what memory holds, as long as that is not for failures only. */
    private Optional<CompletableFuture<Outcome>> answerWhatIsHeld(Call call) {
        long stamp = engine.local.stamp(call.key());
        Held held = engine.memory.kept(call);
        if (!held.isNothing()) {
            Freshness good = engine.memory.judge(call, held);
            if (good == Freshness.FRESH || good == Freshness.DUE
                    || good == Freshness.GRACE && renewsInBackground(call)) {
                return answerFromMemory(call, held, good, stamp);
            }
        }
        return Optional.empty();
    }

    /**
     * For callers that must not wait: answers with what memory holds, as long as that is not for failures only, else runs
     * the method. What it gives is kept in engine.memory.
     */
    CompletableFuture<Outcome> loadAlone(Call call) {
        return answerWhatIsHeld(call).orElseGet(() -> reloadedAlone(call));
    }

    private CompletableFuture<Outcome> reloadedAlone(Call call) {
        return load(errand(call, flight(call), Purpose.ALONE), Permit.IN_MEMORY);
    }

    /** {@link #loadAlone} after what is stored was forgotten. */
    CompletableFuture<Outcome> reloadAlone(Call call) {
        engine.invalidations.invalidate(call.key());
        return reloadedAlone(call);
    }

    /** Straight to the method, for this call alone: nobody learns of the flight. */
    CompletableFuture<Outcome> loadUnseen(Call call, Permit permit) {
        return load(errand(call, flight(call), Purpose.ANSWER), permit);
    }

    /**
     * For a call that has waited long enough for a flight: it flies instead of that one, for those who come later, too. If
     * another flies already, the call loads for itself.
     */
    CompletableFuture<Outcome> flyInstead(Flight other, Call call) {
        Flight own = flight(call);
        if (!flights.replace(other, own)) {
            return loadUnseen(call, Permit.NOWHERE);
        }
        long waitingSince = own.began - engine.limits.maxWait().toNanos();
        return new Read(new Errand(engine, call, own, Purpose.ANSWER, engine.local.stamp(own.key), waitingSince))
                .answer();
    }

    private Flight flight(Call call) {
        return new Flight(call, engine.time.nanos());
    }

    private static CompletableFuture<Outcome> load(Errand errand, Permit permit) {
        errand.guard(() -> errand.load(permit));
        return errand.flight.outcome;
    }

    private Errand errand(Call call, Flight flight, Purpose purpose) {
        return new Errand(engine, call, flight, purpose, engine.local.stamp(flight.key), flight.began);
    }

    /** Empty if what is held turns out to be no value. */
    private Optional<CompletableFuture<Outcome>> answerFromMemory(Call call, Held held, Freshness good, long stamp) {
        Source source = held.times().freshUntil() - engine.time.nanos() > 0 ? Source.MEMORY : Source.STALE;
        Optional<Outcome.Answered> answer = engine.copies.answer(call.method(), held, source);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        call.method().meter().answered(call.key(), source);
        long unread = call.method().policy().lifetime().idle().toNanos();
        if (unread > 0) {
            touch(call);
            held.calmUntil(engine.time.nanos() + Idle.touchAfter(unread));
        }
        if (good != Freshness.FRESH) {
            engine.renewals.renew(call, held, stamp);
        }
        return Optional.of(CompletableFuture.completedFuture(answer.get()));
    }

    /** Tells Redis now and then that an entry is read, where that keeps it. */
    void touch(Call call) {
        var unread = call.method().policy().lifetime().idle();
        if (!unread.isZero() && call.method().usesRemote() && idle.isDue(call.key(), unread, engine.time.nanos())) {
            engine.remote.touch(call.key(), Idle.kept(unread));
        }
    }

    boolean renewsInBackground(Call call) {
        return call.method().policy().renewal().inBackground();
    }
}
