package dev.larder.internal.engine;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.policy.Freshness;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.Lookup;
import dev.larder.spi.Source;

/**
 * One flight's way through the tiers: look up, claim the key, load or wait for who loads. It runs its loader once at
 * most, and remembers an old value it met, for when the load fails or takes too long.
 */
final class Read {

    /** Entries that others stored while we claimed are looked at this often; then we load for ourselves. */
    private static final int ROUNDS = 8;

    /** A lease that has ended is asked for a little later than that. */
    private static final Duration RECHECK = Duration.ofMillis(5);

    /** Two readings of one entry's time differ by less; an entry that was loaded anew differs by more. */
    private static final Duration NEWER = Duration.ofMillis(20);

    private static final Fault IMPATIENT = new Fault(Fault.Kind.LATE, "no answer within the caller's patience");

    /** What it is for. */
    enum Purpose {

        /** Somebody waits for the value. */
        ANSWER,

        /** Nobody does: an old value was answered already. */
        RENEW,

        /** Somebody waits, and wants no value that is older than the call. */
        RELOAD,

        /** Somebody wants the value who must not be made to wait for anything but the method. */
        ALONE
    }

    private final Engine engine;
    private final Call call;
    private final Flight flight;
    private final Purpose purpose;
    private final Landing landing;
    private final long stamp;
    private final long began;
    private @Nullable Held old;
    private boolean found;
    private int rounds;
    private long heard;
    private Claim claimed = Claim.ofNothing(Claim.Manner.ASK);

    /** @param stamp the key's, taken before anything is looked up or loaded */
    Read(Engine engine, Call call, Flight flight, Purpose purpose, long stamp) {
        this.engine = engine;
        this.call = call;
        this.flight = flight;
        this.purpose = purpose;
        this.landing = new Landing(engine, call, flight);
        this.stamp = stamp;
        this.began = engine.time.nanos();
    }

    Flight flight() {
        return flight;
    }

    Landing landing() {
        return landing;
    }

    long stamp() {
        return stamp;
    }

    /** Whether there may be an entry that the loaded value is to replace. */
    boolean found() {
        return found;
    }

    /** The old value that serves when nothing better can be had. */
    Optional<Held> usableOld() {
        return Optional.ofNullable(old).filter(held -> engine.judge(call, held) != Freshness.GONE);
    }

    CompletableFuture<Outcome> reload() {
        found = true;
        claim(Claim.overAnything(Claim.Manner.FORCE));
        return flight.outcome;
    }

    /** @param trigger the value that is to be renewed */
    CompletableFuture<Outcome> renew(Held trigger) {
        old = trigger;
        found = true;
        look();
        return flight.outcome;
    }

    CompletableFuture<Outcome> answer() {
        Held held = engine.kept(call);
        if (!held.isNothing()) {
            found = true;
            if (engine.judge(call, held) == Freshness.FRESH) {
                landing.answer(held.value(), Source.MEMORY);
                return flight.outcome;
            }
            old = held;
        }
        look();
        return flight.outcome;
    }

    /** Straight to the method. */
    CompletableFuture<Outcome> loadWithoutAsking(Permit permit) {
        load(permit);
        return flight.outcome;
    }

    private void look() {
        if (!call.method().usesRemote()) {
            load(Permit.IN_MEMORY);
            return;
        }
        heard = engine.waits.heard(call.key());
        CompletableFuture<Lookup> looked = engine.remote.find(call.key());
        // Nobody else has this future, and an answer that comes after the caller's patience is over is worth nothing.
        call.caller().unlessDoneIn(engine.limits.patience().toNanos(),
                () -> looked.complete(new Lookup.Unavailable(IMPATIENT)));
        looked.thenAccept(lookup -> resume(() -> found(lookup)));
    }

    private void found(Lookup lookup) {
        if (lookup instanceof Lookup.Found entry) {
            found = true;
            read(entry);
        } else if (lookup instanceof Lookup.Unreadable unreadable) {
            found = true;
            engine.unreadable(call.method(), unreadable.reason());
            claim(Claim.overAnything(manner()));
        } else if (lookup instanceof Lookup.Unavailable) {
            call.method().meter().redisFault();
            load(Permit.IN_MEMORY);
        } else {
            claim(Claim.ofNothing(manner()));
        }
    }

    private void read(Lookup.Found entry) {
        Entries.Reading reading = engine.entries.read(call.method(), call.key(), entry, engine.remote.serverMillis(),
                engine.time.nanos());
        if (reading instanceof Entries.Reading.Usable usable) {
            if (purpose == Purpose.RENEW) {
                compare(entry, usable.held());
            } else {
                use(entry, usable.held());
            }
        } else if (reading instanceof Entries.Reading.Unusable unusable) {
            engine.unreadable(call.method(), unusable.reason());
            claim(Claim.overAnything(manner()));
        } else {
            claim(Claim.over(entry.entry(), manner()));
        }
    }

    private void use(Lookup.Found entry, Held held) {
        Freshness freshness = engine.judge(call, held);
        boolean leased = isLeased(entry);
        boolean loadsNow = freshness == Freshness.DUE && !leased && !engine.renewsInBackground(call);
        if (freshness == Freshness.FRESH || freshness == Freshness.DUE && !loadsNow) {
            engine.touch(call);
            fillAndAnswer(held, freshness == Freshness.DUE && !leased, Source.REDIS);
        } else if (freshness == Freshness.GRACE && (leased || engine.renewsInBackground(call))) {
            fillAndAnswer(held, !leased, Source.STALE);
        } else {
            old = held;
            if (leased && entry.lease().get().failed()) {
                claimed = Claim.over(entry.entry(), manner());
                held(new Acquisition.Held(entry.lease().get().until() - engine.remote.serverMillis(), true));
            } else {
                claim(Claim.over(entry.entry(), manner()));
            }
        }
    }

    private void fillAndAnswer(Held held, boolean renew, Source source) {
        if (call.method().usesLocal()) {
            engine.local.put(call.key(), held, stamp);
        }
        landing.answer(held.value(), source);
        if (renew) {
            engine.renew(call, held, stamp);
        }
    }

    /** For a renewal: whether another process has done it, or is about to. */
    private void compare(Lookup.Found entry, Held held) {
        Held before = old;
        if (before == null || held.times().freshUntil() - before.times().freshUntil() > NEWER.toNanos()) {
            if (engine.judge(call, held) == Freshness.FRESH) {
                fillAndAnswer(held, false, Source.REDIS);
                return;
            }
            old = held;
        }
        if (isLeased(entry)) {
            held(new Acquisition.Held(entry.lease().get().until() - engine.remote.serverMillis(),
                    entry.lease().get().failed()));
        } else {
            claim(Claim.over(entry.entry(), Claim.Manner.ASK));
        }
    }

    private boolean isLeased(Lookup.Found entry) {
        return entry.lease().isPresent() && entry.lease().get().until() > engine.remote.serverMillis();
    }

    private Claim.Manner manner() {
        if (purpose == Purpose.RELOAD) {
            return Claim.Manner.FORCE;
        }
        return purpose == Purpose.ANSWER && call.method().waitsForOthers() ? Claim.Manner.WAIT : Claim.Manner.ASK;
    }

    /** Nobody claims who has not passed the gate; who waits for another's load waits outside. */
    private void claim(Claim claim) {
        if (!call.method().usesRemote()) {
            load(Permit.IN_MEMORY);
            return;
        }
        claimed = claim;
        throughGate(() -> patiently(engine.remote.acquire(call.key(), engine.limits.leaseLength(), claim),
                new Acquisition.Unavailable(IMPATIENT), this::giveBack)
                .thenAccept(acquisition -> resume(() -> acquired(acquisition))));
    }

    private void acquired(Acquisition acquisition) {
        if (acquisition instanceof Acquisition.Granted granted) {
            load(new Permit.Leased(granted.lease()));
        } else if (acquisition instanceof Acquisition.Held held) {
            held(held);
        } else if (acquisition instanceof Acquisition.Changed changed && ++rounds <= ROUNDS) {
            found(changed.lookup());
        } else if (acquisition instanceof Acquisition.Changed) {
            load(Permit.NOWHERE);
        } else {
            giveBack(acquisition);
            call.method().meter().redisFault();
            load(Permit.IN_MEMORY);
        }
    }

    private void giveBack(Acquisition unused) {
        if (unused instanceof Acquisition.Granted granted) {
            engine.returns.giveBack(call.key(), granted.lease(), Duration.ZERO);
        } else if (unused instanceof Acquisition.Unknown unknown) {
            engine.returns.giveBack(call.key(), unknown.lease(), Duration.ZERO);
        }
    }

    /** Another process loads the key, or has lately failed to. */
    private void held(Acquisition.Held held) {
        if (purpose == Purpose.RENEW) {
            engine.kept(call).pause(engine.time.nanos() + Duration.ofMillis(held.remainingMillis()).toNanos());
            landing.leave();
            return;
        }
        Optional<Held> usable = usableOld().filter(
                best -> held.failed() || engine.judge(call, best) != Freshness.LAST_RESORT);
        if (usable.isPresent()) {
            landing.answerOld(usable.get(), Duration.ofMillis(held.failed() ? held.remainingMillis() : 0), stamp);
            return;
        }
        if (held.failed()) {
            claim(claimed.insisting());
            return;
        }
        if (engine.writes.has(call.key())) {
            // The method that writes it may be the one that calls, and would wait for itself.
            load(Permit.NOWHERE);
            return;
        }
        if (!call.method().waitsForOthers()) {
            // Redis will hold the other's value; kept here, ours spares this process a second load if it comes sooner.
            load(Permit.IN_MEMORY);
            return;
        }
        Duration left = engine.limits.maxWait().minusNanos(engine.time.nanos() - began);
        if (left.isNegative() || left.isZero()) {
            load(Permit.NOWHERE);
            return;
        }
        landing.leaveGate();
        call.method().meter().waited();
        Duration ended = Duration.ofMillis(held.remainingMillis()).plus(RECHECK);
        Duration next = Stream.of(ended, left, engine.limits.lookAgain()).min(Comparator.naturalOrder()).get();
        engine.waits.until(call.key(), heard, next, () -> resume(this::look));
    }

    private void load(Permit permit) {
        throughGate(() -> {
            Duration timeout = call.method().policy().renewal().loadTimeout();
            Optional<Held> meanwhile = purpose == Purpose.ANSWER && !timeout.isZero() ? usableOld() : Optional.empty();
            if (meanwhile.isPresent() && engine.renewsInBackground(call)
                    && engine.inBackground(call, later -> new Load(engine, later, this, permit).run())) {
                // By then the old value may be too old.
                var timer = engine.time.after(timeout, () -> usableOld().ifPresent(landing::answerEarly));
                flight.end.thenAccept(outcome -> timer.cancel());
            } else {
                new Load(engine, call, this, permit).run();
            }
        });
    }

    private void throughGate(Runnable inside) {
        if (landing.enterGate()) {
            inside.run();
        } else if (purpose == Purpose.RENEW) {
            landing.leave();
        } else if (usableOld().isPresent()) {
            landing.answerOld(usableOld().get(), Duration.ZERO, stamp);
        } else if (purpose == Purpose.ALONE) {
            landing.overload();
        } else {
            landing.queueAtGate(() -> resume(inside));
        }
    }

    /** @param late is given an answer that came after the caller's patience was over */
    private <T> CompletableFuture<T> patiently(CompletableFuture<T> answer, T impatient, Consumer<T> late) {
        CompletableFuture<T> first = new CompletableFuture<>();
        call.caller().unlessDoneIn(engine.limits.patience().toNanos(), () -> first.complete(impatient));
        answer.thenAccept(got -> {
            if (!first.complete(got)) {
                late.accept(got);
            }
        });
        return first;
    }

    private void resume(Runnable step) {
        Engine.resume(call.caller(), step);
    }
}
