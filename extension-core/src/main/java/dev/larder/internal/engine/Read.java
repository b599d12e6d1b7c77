package dev.larder.internal.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.policy.Freshness;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.Lookup;
import dev.larder.spi.Source;

/** One flight's way through the tiers: look up, and judge what is found; what is not good enough is claimed and loaded. */
final class Read {

    static final Fault IMPATIENT = new Fault(Fault.Kind.LATE, "no answer within the caller's patience");

    /** Two readings of one entry's time differ by less; an entry that was loaded anew differs by more. */
    private static final Duration NEWER = Duration.ofMillis(20);

    private static final Fault SILENT = new Fault(Fault.Kind.LATE, "no answer while another process was waited for");

    private final Errand errand;
    private final Engine engine;
    private final Call call;
    private final Claiming claiming;
    private long heard;

    Read(Errand errand) {
        this.errand = errand;
        this.engine = errand.engine;
        this.call = errand.call;
        this.claiming = new Claiming(errand, this);
    }

    CompletableFuture<Outcome> reload() {
        errand.foundSomething();
        errand.guard(() -> claiming.claim(Claim.overAnything(Claim.Manner.FORCE)));
        return errand.flight.outcome;
    }

    /** @param trigger the value that is to be renewed */
    void renew(Held trigger) {
        errand.keepOld(trigger);
        errand.foundSomething();
        errand.guard(this::look);
    }

    CompletableFuture<Outcome> answer() {
        errand.guard(this::begin);
        return errand.flight.outcome;
    }

    private void begin() {
        Held held = engine.memory.kept(call);
        if (!held.isNothing()) {
            errand.foundSomething();
            if (engine.memory.judge(call, held) == Freshness.FRESH) {
                Optional<Outcome.Answered> answer = engine.copies.answer(call.method(), held, Source.MEMORY);
                if (answer.isPresent()) {
                    errand.landing.answer(answer.get());
                    return;
                }
            } else {
                errand.keepOld(held);
            }
        }
        look();
    }

    /** What was told of the key when it was last looked up. */
    long heard() {
        return heard;
    }

    void look() {
        if (!call.method().usesRemote() || engine.owed.forbids(call.key())) {
            errand.load(Permit.IN_MEMORY);
            return;
        }
        heard = engine.waits.heard(call.key());
        engine.patience
                .await(call.caller(), engine.remote.find(call.key(), call.method().ownTag()),
                        new Lookup.Unavailable(IMPATIENT), late -> {})
                .thenAccept(lookup -> errand.resume(() -> found(lookup)));
    }

    /** Redis has stopped answering while another process was waited for. */
    void silence() {
        found(new Lookup.Unavailable(SILENT));
    }

    void found(Lookup lookup) {
        if (lookup instanceof Lookup.Found entry && !isOwed(entry)) {
            errand.foundSomething();
            read(entry);
        } else if (lookup instanceof Lookup.Found outdated) {
            outdated(outdated.entry());
        } else if (lookup instanceof Lookup.Outdated outdated) {
            outdated(outdated.entry());
        } else if (lookup instanceof Lookup.Unreadable unreadable) {
            errand.foundSomething();
            engine.unreadable(call.method(), unreadable.reason());
            claiming.claim(Claim.overAnything(claiming.manner()));
        } else if (lookup instanceof Lookup.Unavailable) {
            call.method().meter().redisFault();
            errand.load(Permit.IN_MEMORY);
        } else {
            claiming.claim(Claim.ofNothing(claiming.manner()));
        }
    }

    /** Asked again: an invalidation may have failed since Redis was asked. */
    private boolean isOwed(Lookup.Found found) {
        return engine.owed.forbids(call.key()) || engine.owed.forbids(call.method().ownTag(), found.entry().tags());
    }

    private void outdated(Envelope entry) {
        errand.foundSomething();
        errand.forgetOld();
        claiming.claim(Claim.over(entry, claiming.manner()));
    }

    private void read(Lookup.Found entry) {
        Entries.Reading reading = engine.entries.read(call.method(), call.key(), entry, engine.remote.serverMillis(),
                engine.time.nanos());
        if (reading instanceof Entries.Reading.Usable usable) {
            usable.held().begun(errand.flight.began, errand.moves);
            if (errand.purpose == Purpose.RENEW) {
                compare(entry, usable);
            } else {
                use(entry, usable);
            }
        } else if (reading instanceof Entries.Reading.Unusable unusable) {
            engine.unreadable(call.method(), unusable.reason());
            claiming.claim(Claim.overAnything(claiming.manner()));
        } else {
            claiming.claim(Claim.over(entry.entry(), claiming.manner()));
        }
    }

    private void use(Lookup.Found entry, Entries.Reading.Usable usable) {
        Held held = usable.held();
        Freshness freshness = engine.memory.judge(call, held);
        boolean leased = claiming.isLeased(entry);
        boolean loadsNow = freshness == Freshness.DUE && !leased && !engine.answers.renewsInBackground(call)
                && errand.purpose != Purpose.UNSTORED;
        if (freshness == Freshness.FRESH || freshness == Freshness.DUE && !loadsNow) {
            engine.answers.touch(call);
            errand.fillAndAnswer(usable, freshness == Freshness.DUE && !leased, Source.REDIS);
        } else if (freshness == Freshness.GRACE && (leased || engine.answers.renewsInBackground(call))) {
            errand.fillAndAnswer(usable, !leased, Source.STALE);
        } else {
            errand.keepOld(held);
            Claim claim = Claim.over(entry.entry(), claiming.manner());
            if (leased && entry.lease().get().failed()) {
                claiming.claimLater(claim, claiming.lease(entry));
            } else {
                claiming.claim(claim);
            }
        }
    }

    /** For a renewal: whether another process has done it, or is about to. */
    private void compare(Lookup.Found entry, Entries.Reading.Usable usable) {
        Held held = usable.held();
        Optional<Held> before = errand.old();
        if (before.isEmpty()
                || held.times().freshUntil() - before.get().times().freshUntil() > NEWER.toNanos()) {
            if (engine.memory.judge(call, held) == Freshness.FRESH) {
                errand.fillAndAnswer(usable, false, Source.REDIS);
                return;
            }
            errand.keepOld(held);
        }
        if (claiming.isLeased(entry)) {
            claiming.held(claiming.lease(entry));
        } else {
            claiming.claim(Claim.over(entry.entry(), Claim.Manner.ASK));
        }
    }
}
