package dev.larder.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

import dev.larder.internal.coherence.News;
import dev.larder.internal.coherence.View;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.policy.Freshness;
import dev.larder.internal.policy.FreshnessRule;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.LocalTier;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.time.Time;
import dev.larder.spi.Source;

/**
 * Answers the calls of cached methods: from memory, from Redis, from the load of another call, or by a load of their own.
 * Thread-safe; never blocks; a fault of a tier is never an exception here.
 */
public final class Engine {

    final LocalTier local;
    final RemoteTier remote;
    final Time time;
    final EngineLimits limits;
    final Entries entries;
    final Waits waits;
    final Journal journal;
    final LeaseReturns returns;
    final Patience patience;
    final WritesUnderWay writes = new WritesUnderWay();
    final Memory memory;
    final TagMoves moves;
    private final Flights flights;
    final Renewals renewals;
    final Invalidations invalidations;
    final Owed owed;
    private final Idle idle = new Idle();

    /** @param moves of tags; those that memory itself reckons with */
    public Engine(LocalTier local, RemoteTier remote, Time time, DoubleSupplier random, EngineLimits limits,
            View view, TagMoves moves, Journal journal) {
        this.local = local;
        this.remote = remote;
        this.time = time;
        this.limits = limits;
        this.moves = moves;
        this.journal = journal;
        this.flights = new Flights(limits.longestLoad());
        this.entries = new Entries(random);
        this.patience = new Patience(time, limits.patience());
        this.waits = new Waits(remote, time, limits);
        this.memory = new Memory(local, view, moves, new FreshnessRule(random), time);
        this.renewals = new Renewals(this, flights, limits.maxRenewals());
        this.returns = new LeaseReturns(remote, time, limits.leaseLength());
        this.owed = new Owed(remote, time, journal, limits.maxOwed(), new OwnMemory(local, moves));
        this.invalidations = new Invalidations(local, remote, moves, flights, returns, waits,
                patience, owed);
    }

    /** The value in memory if it is fresh and nothing is due, or {@link Held#NOTHING}. The whole way of a hit. */
    public Held peek(CachedMethod method, String key) {
        return memory.peek(method, key);
    }

    /** Answers a call that {@link #peek} did not. */
    public CompletableFuture<Outcome> ask(Call call, Way way) {
        return switch (way) {
            case ANSWER -> answer(call);
            case RELOAD -> reload(call);
            case UNSTORED -> answerUnstored(call);
            case ANSWER_ALONE -> loadAlone(call);
            case RELOAD_ALONE -> reloadAlone(call);
            case UNSTORED_ALONE -> loadAloneUnstored(call);
        };
    }

    /** {@link #ask} for several keys, whose loads are one run of the method. The outcomes stand in the order of the keys. */
    public CompletableFuture<List<Outcome>> ask(CallForMany asked, Way way) {
        return new Batch(this, asked).ask(way);
    }

    /** Answers a call: by an old value, by a flight under way, or by one of its own. */
    public CompletableFuture<Outcome> answer(Call call) {
        long stamp = local.stamp(call.key());
        Held held = memory.kept(call);
        if (!held.isNothing()) {
            Freshness good = memory.judge(call, held);
            boolean atOnce = good == Freshness.FRESH || held.isPaused(time.nanos())
                    || good != Freshness.LAST_RESORT && renewsInBackground(call);
            if (atOnce && good != Freshness.GONE) {
                return answerFromMemory(call, held, good, stamp);
            }
        }
        Flight own = flight(call);
        Flight other = call.method().fliesAlone() ? null : flights.join(own);
        if (other == null) {
            return new Read(new Errand(this, call, own, Purpose.ANSWER, stamp, own.began)).answer();
        }
        if (!held.isNothing() && memory.judge(call, held) != Freshness.LAST_RESORT
                && memory.judge(call, held) != Freshness.GONE) {
            return answerFromMemory(call, held, Freshness.FRESH, stamp);
        }
        boolean sharable = other.type.equals(own.type) && !other.loadsOnThisThread();
        if (sharable && other.board(limits.maxWaitersPerKey())) {
            return new Following(this, other, call).answer();
        }
        // Not by way of Redis: there the flight under way has the lease, and this call would wait for it after all.
        return loadUnseen(call, Permit.NOWHERE);
    }

    /** Runs the method without looking anything up; its result replaces what is stored, also by loads under way. */
    public CompletableFuture<Outcome> reload(Call call) {
        long stamp = local.fence(call.key());
        Flight own = flight(call);
        if (!call.method().fliesAlone()) {
            flights.replace(own);
        }
        return new Read(new Errand(this, call, own, Purpose.RELOAD, stamp, own.began)).reload();
    }

    /**
     * Answers a call whose method may see older data than others: by what the cache holds, else by the method for this call
     * alone. It takes no lease, and waits for none.
     */
    private CompletableFuture<Outcome> answerUnstored(Call call) {
        return answerWhatIsHeld(call)
                .orElseGet(() -> new Read(errand(call, flight(call), Purpose.UNSTORED)).answer());
    }

    private CompletableFuture<Outcome> loadAloneUnstored(Call call) {
        return answerWhatIsHeld(call)
                .orElseGet(() -> load(errand(call, flight(call), Purpose.ALONE), Permit.NOWHERE));
    }

    /** By what memory holds, as long as that is not for failures only. */
    private Optional<CompletableFuture<Outcome>> answerWhatIsHeld(Call call) {
        long stamp = local.stamp(call.key());
        Held held = memory.kept(call);
        if (!held.isNothing()) {
            Freshness good = memory.judge(call, held);
            if (good == Freshness.FRESH || good == Freshness.DUE
                    || good == Freshness.GRACE && renewsInBackground(call)) {
                return Optional.of(answerFromMemory(call, held, good, stamp));
            }
        }
        return Optional.empty();
    }

    /**
     * For callers that must not wait: answers with what memory holds, as long as that is not for failures only, else runs
     * the method. What it gives is kept in memory.
     */
    public CompletableFuture<Outcome> loadAlone(Call call) {
        return answerWhatIsHeld(call).orElseGet(() -> reloadedAlone(call));
    }

    private CompletableFuture<Outcome> reloadedAlone(Call call) {
        return load(errand(call, flight(call), Purpose.ALONE), Permit.IN_MEMORY);
    }

    /** {@link #loadAlone} after what is stored was forgotten. */
    public CompletableFuture<Outcome> reloadAlone(Call call) {
        invalidations.invalidate(call.key());
        return reloadedAlone(call);
    }

    /**
     * Forgets a key in all tiers. Loads under way answer those who wait for them and are not stored. What does not reach Redis
     * within patience has failed, and is tried again until it does.
     */
    public CompletableFuture<Reply> invalidate(String key) {
        return invalidations.invalidate(key);
    }

    /**
     * Makes the entries worthless that carry one of these tags, in all tiers, in one step whatever their number. Loads under
     * way whose values carry one answer those who wait for them and are not stored.
     */
    public CompletableFuture<Reply> invalidateTags(List<String> tags) {
        return invalidations.invalidateTags(tags);
    }

    /** {@link #invalidate} for all keys of some patterns. */
    public CompletableFuture<Reply> invalidateMatching(List<PatternMatcher> matchers) {
        return invalidations.invalidateMatching(matchers);
    }

    /** Another process has removed something. */
    public void removedElsewhere(News news) {
        invalidations.removedElsewhere(news);
    }

    /** Anything may have been removed. */
    public void forgetAll() {
        invalidations.forgetAll();
    }

    /**
     * Empties a key in all tiers, takes its lease from whoever has it, and tells the other processes; each within patience.
     */
    CompletableFuture<Acquisition> seize(String key) {
        invalidations.forget(key);
        return patience.await(remote.acquire(key, limits.leaseLength(), Claim.overAnything(Claim.Manner.SEIZE)),
                new Acquisition.Unavailable(Read.IMPATIENT), late -> returns.giveBack(key, late))
                .thenCompose(acquisition -> {
                    // Once more: in between a call may have read the old value from Redis and filled memory with it.
                    invalidations.forget(key);
                    returns.giveBackUnknown(key, acquisition);
                    // Not by removing it: the lease is to stay.
                    return acquisition instanceof Acquisition.Granted
                            ? invalidations.replaced(key).thenApply(told -> acquisition)
                            : CompletableFuture.completedFuture(acquisition);
                });
    }

    /** Another process says that it has filled a key, or has given up to. */
    public void filled(String key) {
        waits.wake(key);
    }

    /** What other processes said may have been missed. */
    public void missedFills() {
        waits.wakeAll();
    }

    /** Calls under way, for tests and metrics. */
    public int flightsUnderWay() {
        return flights.count();
    }

    int renewalsUnderWay() {
        return renewals.count();
    }

    boolean renewsInBackground(Call call) {
        return call.method().policy().renewal().inBackground();
    }

    /** Where the caller goes on; right here when its threads are being stopped, or will not have it for another reason. */
    static void resume(Caller caller, Runnable step) {
        Once once = new Once();
        try {
            caller.execute(once.as(step));
        } catch (RuntimeException | Error refused) {
            if (once.hasBegun()) {
                throw refused;
            }
            once.as(step).run();
        }
    }

    /** Something threw that has no reason to: the call goes on without it. */
    void broken(Call call, String what, Throwable cause) {
        journal.warn(call.method().plan().cache(), what + " threw " + cause.getClass().getName());
    }

    /** Tells Redis now and then that an entry is read, where that keeps it. */
    void touch(Call call) {
        var unread = call.method().policy().lifetime().idle();
        if (!unread.isZero() && call.method().usesRemote() && idle.isDue(call.key(), unread, time.nanos())) {
            remote.touch(call.key(), Idle.kept(unread));
        }
    }

    /** Calls that come from now on share no load of the key that is under way. */
    void detach(String key) {
        flights.detach(key);
    }

    void land(Flight flight) {
        flights.land(flight);
    }

    void unreadable(CachedMethod method, String reason) {
        method.meter().unreadable();
        journal.warn(method.plan().cache(), "an entry in Redis is not used: " + reason);
    }

    private CompletableFuture<Outcome> answerFromMemory(Call call, Held held, Freshness good, long stamp) {
        Source source = held.times().freshUntil() - time.nanos() > 0 ? Source.MEMORY : Source.STALE;
        call.method().meter().answered(call.key(), source);
        long unread = call.method().policy().lifetime().idle().toNanos();
        if (unread > 0) {
            touch(call);
            held.calmUntil(time.nanos() + Idle.touchAfter(unread));
        }
        if (good != Freshness.FRESH) {
            renewals.renew(call, held, stamp);
        }
        return CompletableFuture.completedFuture(new Outcome.Answered(held.value(), source));
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
        long waitingSince = own.began - limits.maxWait().toNanos();
        return new Read(new Errand(this, call, own, Purpose.ANSWER, local.stamp(own.key), waitingSince)).answer();
    }

    Flight flight(Call call) {
        return new Flight(call, time.nanos());
    }

    private static CompletableFuture<Outcome> load(Errand errand, Permit permit) {
        errand.guard(() -> errand.load(permit));
        return errand.flight.outcome;
    }

    private Errand errand(Call call, Flight flight, Purpose purpose) {
        return new Errand(this, call, flight, purpose, local.stamp(flight.key), flight.began);
    }
}
