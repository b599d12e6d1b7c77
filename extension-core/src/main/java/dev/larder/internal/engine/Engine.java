package dev.larder.internal.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

import dev.larder.internal.engine.Read.Purpose;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.policy.Freshness;
import dev.larder.internal.policy.FreshnessRule;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.LocalTier;
import dev.larder.internal.tier.RemoteTier;
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
    final WritesUnderWay writes = new WritesUnderWay();
    private final FreshnessRule freshness;
    private final Flights flights = new Flights();
    private final Renewals renewals;
    private final Idle idle = new Idle();

    public Engine(LocalTier local, RemoteTier remote, Time time, DoubleSupplier random, EngineLimits limits,
            Journal journal) {
        this.local = local;
        this.remote = remote;
        this.time = time;
        this.limits = limits;
        this.journal = journal;
        this.entries = new Entries(random);
        this.waits = new Waits(time);
        this.freshness = new FreshnessRule(random);
        this.renewals = new Renewals(limits.maxRenewals());
        this.returns = new LeaseReturns(remote, time, limits.leaseLength());
    }

    /** The value in memory if it is fresh and nothing is due, or {@link Held#NOTHING}. The whole way of a hit. */
    public Held peek(CachedMethod method, String key) {
        if (method.usesLocal()) {
            Held held = local.get(key);
            if (held.isCalm(method.plan().valueType(), time.nanos())) {
                method.meter().answered(key, Source.MEMORY);
                return held;
            }
        }
        return Held.NOTHING;
    }

    /** Answers a call that {@link #peek} did not: by an old value, by a flight under way, or by one of its own. */
    public CompletableFuture<Outcome> answer(Call call) {
        long stamp = local.stamp(call.key());
        Held held = kept(call);
        if (!held.isNothing()) {
            Freshness good = judge(call, held);
            boolean atOnce = good == Freshness.FRESH || held.isPaused(time.nanos())
                    || good != Freshness.LAST_RESORT && renewsInBackground(call);
            if (atOnce && good != Freshness.GONE) {
                return answerFromMemory(call, held, good, stamp);
            }
        }
        Flight own = new Flight(call.key(), call.type());
        Flight other = call.method().fliesAlone() ? null : flights.join(own);
        if (other == null) {
            return read(call, own, Purpose.ANSWER).answer();
        }
        if (!held.isNothing() && judge(call, held) != Freshness.LAST_RESORT && judge(call, held) != Freshness.GONE) {
            return answerFromMemory(call, held, Freshness.FRESH, stamp);
        }
        boolean sharable = other.type.equals(own.type) && !other.loadsOnThisThread();
        if (sharable && other.board(limits.maxWaitersPerKey())) {
            return follow(other, call);
        }
        // Not by way of Redis: there the flight under way has the lease, and this call would wait for it after all.
        return read(call, own, Purpose.ANSWER).loadWithoutAsking(Permit.NOWHERE);
    }

    /** Runs the method without looking anything up; its result replaces what is stored, also by loads under way. */
    public CompletableFuture<Outcome> reload(Call call) {
        long stamp = local.fence(call.key());
        Flight own = new Flight(call.key(), call.type());
        if (!call.method().fliesAlone()) {
            flights.replace(own);
        }
        return new Read(this, call, own, Purpose.RELOAD, stamp).reload();
    }

    /** Runs the method without looking anything up; for callers that must not wait. What it gives is kept in memory. */
    public CompletableFuture<Outcome> loadAlone(Call call) {
        return read(call, new Flight(call.key(), call.type()), Purpose.ALONE).loadWithoutAsking(Permit.IN_MEMORY);
    }

    /** {@link #loadAlone} after what is stored was forgotten. */
    public CompletableFuture<Outcome> reloadAlone(Call call) {
        forget(call.key());
        remote.remove(call.key());
        return loadAlone(call);
    }

    /** Forgets a key in all tiers. Loads under way answer those who wait for them and are not stored. */
    public CompletableFuture<Reply> invalidate(String key) {
        forget(key);
        return remote.remove(key).thenApply(reply -> {
            // Once more: between the two a call may have read the old value from Redis and filled memory with it.
            forget(key);
            return reply;
        });
    }

    /** {@link #invalidate} for all keys of some templates. */
    public CompletableFuture<Reply> invalidateMatching(List<KeyMatcher> matchers) {
        CompletableFuture<Reply> all = CompletableFuture.completedFuture(Reply.OK);
        for (KeyMatcher matcher : matchers) {
            forgetMatching(matcher);
            all = all.thenCompose(before -> remote.removeMatching(matcher)
                    .thenApply(reply -> {
                        forgetMatching(matcher);
                        return before instanceof Reply.Failed ? before : reply;
                    }));
        }
        return all;
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

    /** What memory holds that may serve the call in whatever way. */
    Held kept(Call call) {
        if (call.method().usesLocal()) {
            Held held = local.get(call.key());
            if (held.isKept(call.type(), time.nanos())) {
                return held;
            }
        }
        return Held.NOTHING;
    }

    Freshness judge(Call call, Held held) {
        Held.Times times = held.times();
        return freshness.judge(call.method().policy(), times.dueFrom(), times.freshUntil(), times.loadNanos(),
                time.nanos());
    }

    boolean renewsInBackground(Call call) {
        return call.method().policy().renewal().inBackground();
    }

    /**
     * Loads anew what was answered, unless it is under way, paused, or too much is.
     *
     * @param stamp the key's, taken before the value was found: what was removed since serves nobody, not even if the
     *        load fails
     */
    void renew(Call call, Held held, long stamp) {
        if (!renewsInBackground(call) || held.isPaused(time.nanos()) || !renewals.begin()) {
            return;
        }
        Flight own = new Flight(call.key(), call.type());
        if (flights.join(own) != null) {
            renewals.end();
            return;
        }
        own.outcome.thenAccept(outcome -> renewals.end());
        if (local.stamp(call.key()) != stamp) {
            land(own);
            own.end(new Outcome.Left());
            return;
        }
        Caller background = call.background().get();
        Call later = new Call(call.method(), call.key(), call.loader(), background, () -> background);
        Read renewal = new Read(this, later, own, Purpose.RENEW, stamp);
        try {
            background.execute(() -> renewal.renew(held));
        } catch (RejectedExecutionException stopped) {
            renewal.landing().leave();
        }
    }

    /** Where the caller goes on; right here when its threads are being stopped. */
    static void resume(Caller caller, Runnable step) {
        try {
            caller.execute(step);
        } catch (RejectedExecutionException stopped) {
            step.run();
        }
    }

    /** Runs a task for the call going on in the background; false: nothing runs there any more. */
    boolean inBackground(Call call, Consumer<Call> task) {
        Caller background = call.background().get();
        try {
            background.execute(() -> task.accept(call.on(background)));
            return true;
        } catch (RejectedExecutionException stopped) {
            return false;
        }
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
            renew(call, held, stamp);
        }
        return CompletableFuture.completedFuture(new Outcome.Answered(held.value(), source));
    }

    private Read read(Call call, Flight flight, Purpose purpose) {
        return new Read(this, call, flight, purpose, local.stamp(flight.key));
    }

    private CompletableFuture<Outcome> follow(Flight flight, Call call) {
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        AtomicBoolean settled = new AtomicBoolean();
        Time.Cancellable bound = time.after(limits.maxWait(), () -> {
            if (settled.compareAndSet(false, true)) {
                flight.leave();
                alone(call, mine);
            }
        });
        boolean late = flight.early().filter(old -> judge(call, old) == Freshness.GONE).isPresent();
        (late ? flight.end : flight.outcome).thenAccept(outcome -> {
            if (settled.compareAndSet(false, true)) {
                bound.cancel();
                flight.leave();
                // The listener is told there, and not by the flight that has the answer: that one is another request.
                resume(call.caller(), () -> shared(call, outcome, mine));
            }
        });
        return mine;
    }

    private void shared(Call call, Outcome outcome, CompletableFuture<Outcome> mine) {
        if (outcome instanceof Outcome.Answered answered) {
            Source source = answered.source() == Source.STALE ? Source.STALE : Source.SHARED;
            call.method().meter().answered(call.key(), source);
            mine.complete(new Outcome.Answered(answered.value(), source));
        } else if (outcome instanceof Outcome.Left) {
            call.caller().execute(() -> answer(call).thenAccept(mine::complete));
        } else {
            mine.complete(outcome);
        }
    }

    /** Waits no longer: what it loads is for this call alone. */
    private void alone(Call call, CompletableFuture<Outcome> mine) {
        Read read = read(call, new Flight(call.key(), call.type()), Purpose.ANSWER);
        resume(call.caller(), () -> read.loadWithoutAsking(Permit.NOWHERE).thenAccept(mine::complete));
    }

    private void forget(String key) {
        local.remove(key);
        flights.detach(key);
    }

    private void forgetMatching(KeyMatcher matcher) {
        local.removeMatching(matcher::matches);
        flights.detachMatching(matcher::matches);
    }
}
