package dev.larder.internal.engine;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import dev.larder.internal.policy.Freshness;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.time.Time;

/** A flight's asking for the lease of its key, and its waiting for another process that has it. */
final class Claiming {

    /** Entries that others stored while we claimed are looked at this often; then we load for ourselves. */
    private static final int ROUNDS = 8;

    /** A lease that has ended is asked for a little later than that. */
    private static final Duration RECHECK = Duration.ofMillis(5);

    private final Errand errand;
    private final Engine engine;
    private final Call call;
    private final Read read;
    private int rounds;
    private Claim claimed = Claim.ofNothing(Claim.Manner.ASK);

    /** @param read looks again when there is something new to see */
    Claiming(Errand errand, Read read) {
        this.errand = errand;
        this.engine = errand.engine;
        this.call = errand.call;
        this.read = read;
    }

    Claim.Manner manner() {
        if (errand.purpose == Purpose.RELOAD) {
            return Claim.Manner.FORCE;
        }
        return errand.purpose == Purpose.ANSWER && call.method().waitsForOthers() ? Claim.Manner.WAIT
                : Claim.Manner.ASK;
    }

    /** Nobody claims who has not passed the gate; who waits for another's load waits outside. */
    void claim(Claim claim) {
        if (errand.purpose == Purpose.UNSTORED) {
            errand.load(Permit.NOWHERE);
            return;
        }
        if (!call.method().usesRemote() || engine.owed.forbids(call.key())) {
            errand.load(Permit.IN_MEMORY);
            return;
        }
        claimed = claim;
        // An answer that comes after the caller's patience is over may be a lease, which is given back.
        errand.throughGate(() -> engine.patience.await(call.caller(),
                engine.remote.acquire(call.key(), engine.limits.leaseLength(), claim),
                new Acquisition.Unavailable(Read.IMPATIENT), this::giveBack)
                .thenAccept(acquisition -> errand.resume(() -> acquired(acquisition))));
    }

    /** Asks for nothing yet: another process has the key, as was seen with the entry. */
    void claimLater(Claim claim, Acquisition.Held held) {
        claimed = claim;
        held(held);
    }

    private void acquired(Acquisition acquisition) {
        if (acquisition instanceof Acquisition.Granted granted) {
            errand.load(new Permit.Leased(granted.lease()));
        } else if (acquisition instanceof Acquisition.Held held) {
            held(held);
        } else if (acquisition instanceof Acquisition.Changed && ++rounds <= ROUNDS) {
            read.look();
        } else if (acquisition instanceof Acquisition.Changed) {
            errand.load(Permit.NOWHERE);
        } else {
            giveBack(acquisition);
            call.method().meter().redisFault();
            errand.load(Permit.IN_MEMORY);
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
    void held(Acquisition.Held held) {
        if (errand.purpose == Purpose.RENEW) {
            engine.memory.kept(call).pause(engine.time.nanos() + Duration.ofMillis(held.remainingMillis()).toNanos());
            errand.landing.leave();
            return;
        }
        Optional<Old> usable = errand.usableOld().filter(
                best -> held.failed() || engine.memory.judge(call, best) != Freshness.LAST_RESORT)
                .flatMap(errand::answer);
        if (usable.isPresent()) {
            errand.landing.answerOld(usable.get(), Duration.ofMillis(held.failed() ? held.remainingMillis() : 0),
                    errand.stamp);
        } else if (held.fenced() && (errand.purpose == Purpose.RELOAD || !call.method().waitsForOthers())) {
            errand.load(Permit.NOWHERE);
        } else if (held.failed()) {
            claim(claimed.insisting());
        } else if (engine.writes.has(call.key())) {
            // The method that writes it may be the one that calls, and would wait for itself.
            errand.load(Permit.NOWHERE);
        } else if (!call.method().waitsForOthers()) {
            // Redis will hold the other's value; kept here, ours spares this process a second load if it comes sooner.
            errand.load(Permit.IN_MEMORY);
        } else {
            waitFor(held);
        }
    }

    private void waitFor(Acquisition.Held held) {
        Duration left = engine.limits.maxWait().minusNanos(engine.time.nanos() - errand.waitingSince);
        if (left.isNegative() || left.isZero()) {
            errand.load(Permit.NOWHERE);
            return;
        }
        errand.landing.leaveGate();
        call.method().meter().waited();
        Duration ended = Duration.ofMillis(held.remainingMillis()).plus(RECHECK);
        Duration next = Stream.of(ended, left, engine.limits.lookAgain()).min(Comparator.naturalOrder()).get();
        Halt halt = call.company().halt(call.caller());
        Time.Cancellable wait = engine.waits.until(call.key(), read.heard(), next,
                goOn(halt, read::look), goOn(halt, read::silence));
        halt.begin(() -> {
            wait.cancel();
            errand.resume(() -> errand.load(Permit.IN_MEMORY));
        });
    }

    private Runnable goOn(Halt halt, Runnable step) {
        return () -> {
            if (halt.end()) {
                errand.resume(step);
            }
        };
    }

    /** Whether another process loads the key as the entry was found. */
    boolean isLeased(Lookup.Found entry) {
        return entry.lease().isPresent() && entry.lease().get().until() > engine.remote.serverMillis();
    }

    /** The lease that stands with an entry. */
    Acquisition.Held lease(Lookup.Found entry) {
        var lease = entry.lease().orElseThrow();
        return new Acquisition.Held(lease.until() - engine.remote.serverMillis(), lease.failed(), false);
    }
}
