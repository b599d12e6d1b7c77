package dev.larder.internal.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;

import dev.larder.internal.key.KeyMatcher;
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
    final Journal journal;
    private final Flights flights = new Flights();

    public Engine(LocalTier local, RemoteTier remote, Time time, DoubleSupplier random, EngineLimits limits,
            Journal journal) {
        this.local = local;
        this.remote = remote;
        this.time = time;
        this.limits = limits;
        this.journal = journal;
        this.entries = new Entries(random);
    }

    /** The fresh value in memory, or {@link Held#NOTHING}. The whole way of a hit. */
    public Held peek(CachedMethod method, String key) {
        if (method.usesLocal()) {
            Held held = local.get(key);
            if (held.answers(method.plan().valueType(), time.nanos())) {
                method.meter().answered(key, Source.MEMORY);
                return held;
            }
        }
        return Held.NOTHING;
    }

    /** Answers a call that memory did not answer: waits for a flight under way, or flies itself. */
    public CompletableFuture<Outcome> answer(CachedMethod method, String key, Loader loader, Caller caller) {
        Flight own = new Flight(key, method.plan().valueType());
        Flight other = method.fliesAlone() ? null : flights.join(own);
        if (other == null) {
            return read(method, own, loader, caller).lookUp();
        }
        boolean sharable = other.type.equals(own.type) && !other.loadsOnThisThread();
        if (sharable && other.board(limits.maxWaitersPerKey())) {
            return follow(other, method, loader, caller);
        }
        return read(method, own, loader, caller).lookUp();
    }

    /** Runs the method without looking anything up; its result replaces what is stored, also by loads under way. */
    public CompletableFuture<Outcome> reload(CachedMethod method, String key, Loader loader, Caller caller) {
        long stamp = local.fence(key);
        flights.detach(key);
        return new Read(this, method, new Flight(key, method.plan().valueType()), loader, caller, stamp).load();
    }

    /** Runs the method without looking anything up; for callers that must not wait. */
    public CompletableFuture<Outcome> loadAlone(CachedMethod method, String key, Loader loader, Caller caller) {
        return read(method, new Flight(key, method.plan().valueType()), loader, caller).load();
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

    /** Calls under way, for tests and metrics. */
    public int flightsUnderWay() {
        return flights.count();
    }

    void land(Flight flight) {
        flights.land(flight);
    }

    void unreadable(CachedMethod method, String reason) {
        method.meter().unreadable();
        journal.warn(method.plan().cache(), "an entry in Redis is not used: " + reason);
    }

    private Read read(CachedMethod method, Flight flight, Loader loader, Caller caller) {
        return new Read(this, method, flight, loader, caller, local.stamp(flight.key));
    }

    private CompletableFuture<Outcome> follow(Flight flight, CachedMethod method, Loader loader, Caller caller) {
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        AtomicBoolean settled = new AtomicBoolean();
        Time.Cancellable bound = time.after(limits.maxWait(), () -> {
            if (settled.compareAndSet(false, true)) {
                flight.leave();
                Flight own = new Flight(flight.key, flight.type);
                caller.execute(() -> read(method, own, loader, caller).load().thenAccept(mine::complete));
            }
        });
        flight.outcome.thenAccept(outcome -> {
            if (settled.compareAndSet(false, true)) {
                bound.cancel();
                flight.leave();
                // The listener is told here, and not by the flight that has the answer: that one is another request.
                Read.resume(caller, () -> mine.complete(shared(method, flight.key, outcome)));
            }
        });
        return mine;
    }

    private static Outcome shared(CachedMethod method, String key, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            method.meter().answered(key, Source.SHARED);
            return new Outcome.Answered(answered.value(), Source.SHARED);
        }
        return outcome;
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
