package dev.larder.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.spi.Source;

/**
 * One call's own way through the tiers: look up, load, store. It runs its loader once at most, and fills the cache only if
 * the key was not invalidated since it set out.
 */
final class Read {

    private final Engine engine;
    private final CachedMethod method;
    private final Flight flight;
    private final Loader loader;
    private final Caller caller;
    private final long stamp;
    private long createdAt;

    /** @param stamp the key's, taken before anything is looked up or loaded */
    Read(Engine engine, CachedMethod method, Flight flight, Loader loader, Caller caller, long stamp) {
        this.engine = engine;
        this.method = method;
        this.flight = flight;
        this.loader = loader;
        this.caller = caller;
        this.stamp = stamp;
    }

    CompletableFuture<Outcome> lookUp() {
        if (method.usesLocal()) {
            Held held = engine.local.get(flight.key);
            if (held.answers(flight.type, engine.time.nanos())) {
                return answer(held.value(), Source.MEMORY);
            }
        }
        if (!method.usesRemote()) {
            return load();
        }
        CompletableFuture<Lookup> found = new CompletableFuture<>();
        found.thenAccept(lookup -> resume(caller, () -> found(lookup)));
        long patience = engine.limits.patience().toNanos();
        caller.unlessDoneIn(patience, () -> found.complete(new Lookup.Unavailable(
                new Fault(Fault.Kind.LATE, "no answer within the caller's patience"))));
        engine.remote.find(flight.key).thenAccept(found::complete);
        return flight.outcome;
    }

    CompletableFuture<Outcome> load() {
        createdAt = engine.remote.serverMillis();
        method.meter().loadStarted();
        CompletionStage<@Nullable Object> loading;
        flight.loadsOn(Thread.currentThread());
        try {
            loading = loader.load();
        } catch (Throwable failure) {
            return fail(failure);
        } finally {
            flight.loadsOn(null);
        }
        loading.whenComplete((value, failure) -> {
            if (failure == null) {
                loaded(value);
            } else {
                fail(failure);
            }
        });
        return flight.outcome;
    }

    private void found(Lookup lookup) {
        if (lookup instanceof Lookup.Found entry) {
            read(entry);
            return;
        }
        if (lookup instanceof Lookup.Unreadable unreadable) {
            engine.unreadable(method, unreadable.reason());
        } else if (lookup instanceof Lookup.Unavailable) {
            method.meter().redisFault();
        }
        load();
    }

    private void read(Lookup.Found found) {
        long serverMillis = engine.remote.serverMillis();
        Entries.Reading reading = engine.entries.read(method, flight.key, found, serverMillis, engine.time.nanos());
        if (reading instanceof Entries.Reading.Usable usable) {
            if (method.usesLocal()) {
                engine.local.put(flight.key, usable.held(), stamp);
            }
            answer(usable.held().value(), Source.REDIS);
            return;
        }
        if (reading instanceof Entries.Reading.Unusable unusable) {
            engine.unreadable(method, unusable.reason());
            engine.remote.remove(flight.key);
        }
        load();
    }

    private void loaded(@Nullable Object value) {
        try {
            store(value);
        } catch (RuntimeException | Error trouble) {
            engine.journal.warn(method.plan().cache(),
                    "a loaded value could not be stored: " + trouble.getClass().getName());
        }
        answer(value, Source.METHOD);
    }

    private void store(@Nullable Object value) {
        Duration ttl = engine.entries.drawTtl(method.policy(), value);
        if (ttl.isZero()) {
            return;
        }
        Envelope entry = encode(value, ttl);
        if (method.usesLocal()) {
            int weight = entry == null ? Weight.of(value) : entry.payload().length;
            Held held = new Held(value, flight.type, engine.time.nanos() + ttl.toNanos(), weight);
            if (!engine.local.put(flight.key, held, stamp)) {
                return;
            }
        }
        if (entry != null && engine.local.stamp(flight.key) == stamp) {
            method.meter().stored();
            engine.remote.store(flight.key, entry, ttl).thenAccept(this::noteFault);
        }
    }

    /** Null if the entry is for this process only. */
    private @Nullable Envelope encode(@Nullable Object value, Duration ttl) {
        long serverMillis = method.usesRemote() ? engine.remote.serverMillis() : RemoteTier.UNKNOWN_TIME;
        if (serverMillis == RemoteTier.UNKNOWN_TIME) {
            return null;
        }
        long began = createdAt == RemoteTier.UNKNOWN_TIME ? serverMillis : createdAt;
        try {
            return engine.entries.write(method, flight.key, value, began, serverMillis, ttl);
        } catch (CodecException unwritable) {
            engine.journal.warn(method.plan().cache(),
                    "a value cannot be kept in Redis: " + unwritable.getMessage());
            return null;
        }
    }

    private void noteFault(Reply reply) {
        if (reply instanceof Reply.Failed) {
            method.meter().redisFault();
        }
    }

    private CompletableFuture<Outcome> answer(@Nullable Object value, Source source) {
        engine.land(flight);
        method.meter().answered(flight.key, source);
        flight.outcome.complete(new Outcome.Answered(value, source));
        return flight.outcome;
    }

    private CompletableFuture<Outcome> fail(Throwable cause) {
        method.meter().loadFailed();
        engine.land(flight);
        flight.outcome.complete(new Outcome.Thrown(cause));
        return flight.outcome;
    }

    /** Where the caller goes on; right here when its threads are being stopped. */
    static void resume(Caller caller, Runnable step) {
        try {
            caller.execute(step);
        } catch (RejectedExecutionException stopped) {
            step.run();
        }
    }
}
