package dev.larder.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.Storing;

/**
 * One run of the method and what becomes of its value. It extends its lease while the method runs, and stores under that
 * lease only; memory is filled after Redis has taken the entry, so that neither holds what an invalidation has overtaken.
 */
final class Load {

    private final Engine engine;
    private final Call call;
    private final Errand errand;
    private final Permit permit;
    private final KeyCheck key;
    private volatile @Nullable HeldLease underLease;
    private long began;

    /** @param call the errand's, or the same going on elsewhere */
    Load(Call call, Errand errand, Permit permit) {
        this.engine = errand.engine;
        this.call = call;
        this.errand = errand;
        this.permit = permit;
        this.key = new KeyCheck(errand, call, permit);
    }

    /** Where the method runs: the caller's thread or context, or that of a background load. */
    void run() {
        if (!errand.askMethod() || !key.letsRun()) {
            return;
        }
        began = engine.time.nanos();
        if (errand.old().isEmpty()) {
            errand.flight.asks(began);
        }
        CompletionStage<@Nullable Object> loading;
        try {
            if (permit instanceof Permit.Leased leased) {
                errand.flight.loads(leased.lease());
                underLease = new HeldLease(engine, call.method(), call.key(), leased.lease());
            }
            call.method().meter().loadStarted();
            loading = Objects.requireNonNull(
                    call.method().gate().within(() -> call.company().load(call.caller())));
        } catch (Throwable failure) {
            ended(null, failure);
            return;
        }
        loading.whenComplete(this::ended);
    }

    /** Whatever goes wrong with storing, who waits gets what the method gave. */
    private void ended(@Nullable Object value, @Nullable Throwable failure) {
        stopExtending();
        Given given = engine.copies.given(call.method(), failure == null ? value : null);
        try {
            if (failure == null) {
                loaded(given);
            } else {
                failed(failure);
            }
        } catch (RuntimeException | Error trouble) {
            engine.journal.warn(call.method().plan().cache(),
                    "a loaded value could not be stored: " + trouble.getClass().getName());
            errand.giveBack(permit);
            if (failure == null) {
                errand.landing.answer(given.answer());
            } else {
                errand.landing.fail(failure);
            }
        }
    }

    private void stopExtending() {
        HeldLease lease = underLease;
        if (lease != null) {
            lease.stopExtending();
        }
    }

    private void loaded(Given given) {
        if (!key.letsStore(given)) {
            return;
        }
        Duration ttl = engine.entries.drawTtl(call.method(), given.value());
        if (engine.limits.isTooLong(engine.time.nanos() - began)) {
            engine.journal.warn(call.method().plan().cache(),
                    "a load took longer than larder.lease.max-duration, and its value is not stored");
            errand.giveBack(permit);
            errand.landing.answer(given.answer());
        } else if (ttl.isZero() || !given.isKept()) {
            leaveUnstored();
            errand.landing.answer(given.answer());
        } else {
            call.company().tags(given.value()).ifPresentOrElse(tags -> store(given, ttl, tags), () -> {
                leaveUnstored();
                errand.landing.answer(given.answer());
            });
        }
    }

    /** The value of now may not be kept, so an older one must not be either. */
    private void leaveUnstored() {
        if (permit instanceof Permit.Leased leased) {
            if (errand.found()) {
                engine.returns.discard(call.key(), leased.lease());
            } else {
                engine.returns.giveBack(call.key(), leased.lease(), Duration.ZERO);
            }
        }
        if (!(permit instanceof Permit.Nowhere) && errand.found()) {
            engine.local.remove(call.key());
        }
    }

    private void store(Given given, Duration ttl, List<String> tags) {
        // As of now: by the time that Redis has taken the entry, some of its life is over.
        long loaded = engine.time.nanos();
        HeldLease lease = underLease;
        if (lease == null) {
            if (permit instanceof Permit.InMemory) {
                hold(given, tags, Weight.of(given.form()), loaded, ttl);
            }
            errand.landing.answer(given.answer());
            return;
        }
        Optional<Envelope> entry = lease.entry(given.form(), tags, ttl);
        if (entry.isEmpty()) {
            errand.giveBack(permit);
            hold(given, tags, Weight.of(given.form()), loaded, ttl);
            errand.landing.answer(given.answer());
            return;
        }
        call.method().meter().stored();
        int weight = entry.get().payload().length;
        Duration kept = Entries.kept(call.method().policy(), ttl);
        // The lease is given back if there is no answer in time; what comes of the entry then, Redis decides.
        engine.patience.await(call.caller(), engine.remote.store(call.key(), lease.lease(), entry.get(), kept),
                Storing.UNKNOWN, late -> {}).thenAccept(storing -> {
                    try {
                        if (storing == Storing.UNKNOWN) {
                            errand.giveBack(permit);
                            call.method().meter().redisFault();
                        }
                        if (storing != Storing.REFUSED) {
                            hold(given, tags, weight, loaded, ttl);
                        }
                    } catch (RuntimeException | Error broken) {
                        engine.broken(call, "the memory tier", broken);
                    } finally {
                        land(given);
                    }
                });
    }

    /**
     * Where the call goes on: a listener is told there, with what belongs to the call around it. The background of a call
     * that may still wait can have all its threads waiting, and one that has its old value may listen no more.
     */
    private void land(Given given) {
        Once once = new Once();
        Runnable landing = once.as(() -> errand.landing.answer(given.answer()));
        Engine.resume(call.caller(), landing);
        if (!call.caller().equals(errand.call.caller())) {
            Engine.resume(errand.call.caller(), landing);
        }
    }

    private void hold(Given given, List<String> tags, int weight, long loaded, Duration ttl) {
        if (call.method().usesLocal()) {
            Entries.Span span = new Entries.Span(loaded + ttl.toNanos(), ttl.toNanos(), loaded - began);
            Held held = engine.entries.hold(call.method(), given.form(), tags, weight, span, loaded).begun(began,
                    errand.moves);
            engine.local.put(call.key(), held, errand.stamp);
        }
    }

    private void failed(Throwable cause) {
        call.method().meter().loadFailed();
        boolean renewal = errand.purpose == Purpose.RENEW;
        if (renewal || errand.flight.early().isPresent()) {
            engine.journal.warn(call.method().plan().cache(),
                    "a load that no call waits for failed, and old values are answered while they may: "
                            + cause.getClass().getName());
        }
        Optional<Old> old = renewal || cause instanceof Exception ? errand.usableOld().flatMap(errand::answer)
                : Optional.empty();
        Policy.Staleness staleness = call.method().policy().staleness();
        if (permit instanceof Permit.Leased leased) {
            engine.returns.giveBack(call.key(), leased.lease(),
                    old.isPresent() ? staleness.errorPause() : Duration.ZERO);
        }
        if (old.isPresent()) {
            errand.landing.answerOld(old.get(), staleness.errorPause(), errand.stamp);
        } else {
            errand.landing.fail(cause);
        }
    }
}
