package dev.larder.internal.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

import dev.larder.internal.coherence.News;
import dev.larder.internal.coherence.View;
import dev.larder.internal.key.PatternMatcher;
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
    final Copies copies;
    final Memory memory;
    final TagMoves moves;
    private final Flights flights;
    final Renewals renewals;
    final Invalidations invalidations;
    final Owed owed;
    final Answers answers;

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
        this.copies = new Copies(journal, time);
        this.memory = new Memory(local, view, moves, new FreshnessRule(random), copies, time);
        this.renewals = new Renewals(this, flights, limits.maxRenewals());
        this.returns = new LeaseReturns(remote, time, limits.leaseLength());
        this.owed = new Owed(remote, time, journal, limits.maxOwed(), new OwnMemory(local, moves));
        this.invalidations = new Invalidations(local, remote, moves, flights, returns, waits,
                patience, owed);
        this.answers = new Answers(this, flights);
    }

    /** The value in memory if it is fresh and nothing is due, or {@link Held#NOTHING}. The whole way of a hit. */
    public Held peek(CachedMethod method, String key) {
        return memory.peek(method, key);
    }

    /** Answers a call that {@link #peek} did not. */
    public CompletableFuture<Outcome> ask(Call call, Way way) {
        return switch (way) {
            case ANSWER -> answers.answer(call);
            case RELOAD -> answers.reload(call);
            case UNSTORED -> answers.answerUnstored(call);
            case ANSWER_ALONE -> answers.loadAlone(call);
            case RELOAD_ALONE -> answers.reloadAlone(call);
            case UNSTORED_ALONE -> answers.loadAloneUnstored(call);
        };
    }

    /** {@link #ask} for several keys, whose loads are one run of the method. The outcomes stand in the order of the keys. */
    public CompletableFuture<List<Outcome>> ask(CallForMany asked, Way way) {
        return new Batch(this, asked).ask(way);
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

    /** Forgets a key here alone: Redis has forgotten it. */
    public void forget(String key) {
        invalidations.forget(key);
    }

    /** @return what Redis answers within patience, else what is given as late */
    public <T> CompletableFuture<T> inTime(CompletableFuture<T> answer, T late) {
        return patience.await(answer, late, unwanted -> {});
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

    /** Invalidations that Redis has not taken yet. */
    public int owedInvalidations() {
        return owed.count();
    }

    int renewalsUnderWay() {
        return renewals.count();
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
}
