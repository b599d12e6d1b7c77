package dev.larder.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Storing;

/**
 * One value on its way from a method that writes it into the tiers. The lease is taken before the method runs, from
 * whoever has it; the value is stored under it only. So a value is stored only if no other writer began since: one that
 * did may have read or written something newer. Whoever may not store forgets the key, as what stands there may be older
 * than what was written, whoever stored it. One object serves one call; thread-safe; its futures never fail, and each answer
 * of Redis is waited for within patience only.
 */
public final class WriteThrough {

    private final Engine engine;
    private final CachedMethod method;
    private final String key;
    private final Tags tags;
    private volatile long moves;
    private volatile long stamp;
    private volatile CompletableFuture<Optional<HeldLease>> lease;

    private WriteThrough(Engine engine, CachedMethod method, String key, Tags tags, boolean waits) {
        this.engine = engine;
        this.method = method;
        this.key = key;
        this.tags = tags;
        this.stamp = engine.local.stamp(key);
        this.moves = engine.moves.now();
        engine.writes.begin(key);
        this.lease = waits && method.policy().enabled() && method.usesRemote()
                ? engine.patience.await(
                        engine.remote.acquire(key, engine.limits.leaseLength(), Claim.overAnything(Claim.Manner.FORCE)),
                        new Acquisition.Unavailable(Read.IMPATIENT), late -> engine.returns.giveBack(key, late))
                        .thenApply(this::acquired)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * Asks for the lease. To be called before the method runs.
     *
     * @param tags of the value, which are those that the cached method's own would have
     * @param waits whether the method runs only when {@link #ready}; one that does not may write what is older than what
     *        others store before its lease is granted, so it gets none, and the key is forgotten
     */
    public static WriteThrough begin(Engine engine, CachedMethod method, String key, Tags tags, boolean waits) {
        return new WriteThrough(engine, method, key, tags, waits);
    }

    /** Completes when the method may run: the lease is there, or will not be. */
    public CompletableFuture<Void> ready() {
        return lease.thenAccept(known -> {});
    }

    /**
     * The value is about to be there for others: sees to it that nobody answers with an older one, nor stores one. The lease is
     * taken anew, so that of two writers the one that is there for others last has it.
     *
     * @return whether that is so, which is known within patience
     */
    public CompletableFuture<Boolean> fence() {
        if (!method.policy().enabled() || !method.usesRemote()) {
            return CompletableFuture.completedFuture(true);
        }
        lease.thenAccept(before -> before.ifPresent(HeldLease::stopExtending));
        lease = engine.seize(key).thenApply(acquisition -> {
            stamp = engine.local.stamp(key);
            moves = engine.moves.now();
            return acquired(acquisition);
        });
        return lease.thenApply(Optional::isPresent);
    }

    /**
     * The method has written the value.
     *
     * @return the fault, if nothing could be stored and Redis could not be told to forget either
     */
    public CompletableFuture<Reply> written(@Nullable Object value) {
        Optional<HeldLease> held = end();
        try {
            Duration ttl = method.policy().enabled() ? engine.entries.drawTtl(method, value) : Duration.ZERO;
            Optional<List<String>> carried = ttl.isZero() ? Optional.empty() : tags.of(value);
            if (carried.isEmpty()) {
                return engine.invalidate(key);
            }
            Given given = engine.copies.given(method, value);
            if (given.isKept() && !method.usesRemote()) {
                keep(given.form(), carried.get(), Weight.of(given.form()), ttl, engine.time.nanos());
                return CompletableFuture.completedFuture(Reply.OK);
            }
            return given.isKept() && held.isPresent() ? store(held.get(), given.form(), ttl, carried.get())
                    : engine.invalidate(key);
        } catch (RuntimeException | Error trouble) {
            engine.journal.warn(method.plan().cache(),
                    "a written value could not be stored: " + trouble.getClass().getName());
            return engine.invalidate(key);
        }
    }

    /** The method has failed: what stands in the cache stays. */
    public void failed() {
        end().ifPresent(held -> giveBack(held.lease()));
    }

    private Optional<HeldLease> acquired(Acquisition acquisition) {
        if (acquisition instanceof Acquisition.Granted granted) {
            return Optional.of(new HeldLease(engine, method, key, granted.lease()));
        }
        if (!(acquisition instanceof Acquisition.Held)) {
            method.meter().redisFault();
        }
        engine.returns.giveBackUnknown(key, acquisition);
        return Optional.empty();
    }

    /** The lease, if there is one. */
    private Optional<HeldLease> end() {
        engine.writes.end(key);
        CompletableFuture<Optional<HeldLease>> now = lease;
        if (now.isDone()) {
            now.join().ifPresent(HeldLease::stopExtending);
            return now.join();
        }
        now.thenAccept(late -> late.ifPresent(held -> {
            held.stopExtending();
            giveBack(held.lease());
        }));
        return Optional.empty();
    }

    private CompletableFuture<Reply> store(HeldLease held, @Nullable Object form, Duration ttl,
            List<String> carried) {
        long written = engine.time.nanos();
        Optional<Envelope> entry = held.entry(form, carried, ttl);
        if (entry.isEmpty()) {
            return engine.invalidate(key);
        }
        method.meter().stored();
        Duration kept = Entries.kept(method.policy(), ttl);
        CompletableFuture<Storing> stored = engine.patience
                .await(engine.remote.store(key, held.lease(), entry.get(), kept), Storing.UNKNOWN, late -> {});
        return stored.thenCompose(storing -> {
            if (storing == Storing.STORED) {
                keep(form, carried, entry.get().payload().length, ttl, written);
                return engine.invalidations.replaced(key);
            }
            if (storing == Storing.UNKNOWN) {
                method.meter().redisFault();
            }
            return engine.invalidate(key);
        });
    }

    /** Loads under way in this process have read something older, and must neither fill memory nor answer later calls. */
    private void keep(@Nullable Object form, List<String> carried, int weight, Duration ttl, long written) {
        engine.detach(key);
        Entries.Span span = new Entries.Span(written + ttl.toNanos(), ttl.toNanos(), 0);
        Held held = engine.entries.hold(method, form, carried, weight, span, written).begun(written, moves);
        if (!method.usesLocal() || !engine.local.replace(key, held, stamp)) {
            engine.local.remove(key);
        }
    }

    private void giveBack(Lease unused) {
        engine.returns.giveBack(key, unused, Duration.ZERO);
    }
}
