package dev.larder.internal.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.Storing;
import dev.larder.spi.Source;

/**
 * One run of the method and what becomes of its value. It extends its lease while the method runs, and stores under that
 * lease only; memory is filled after Redis has taken the entry, so that neither holds what an invalidation has overtaken.
 */
final class Load {

    private final Engine engine;
    private final Call call;
    private final Read read;
    private final Permit permit;
    private volatile @Nullable HeldLease underLease;
    private long began;

    Load(Engine engine, Call call, Read read, Permit permit) {
        this.engine = engine;
        this.call = call;
        this.read = read;
        this.permit = permit;
    }

    /** Where the method runs: the caller's thread or context, or that of a background load. */
    void run() {
        began = engine.time.nanos();
        if (permit instanceof Permit.Leased leased) {
            underLease = new HeldLease(engine, call.method(), call.key(), leased.lease());
        }
        call.method().meter().loadStarted();
        CompletionStage<@Nullable Object> loading;
        read.flight().loadsOn(Thread.currentThread());
        try {
            loading = call.loader().load();
        } catch (Throwable failure) {
            failed(failure);
            return;
        } finally {
            read.flight().loadsOn(null);
        }
        loading.whenComplete((value, failure) -> {
            if (failure == null) {
                loaded(value);
            } else {
                failed(failure);
            }
        });
    }

    private void stopExtending() {
        HeldLease lease = underLease;
        if (lease != null) {
            lease.stopExtending();
        }
    }

    private void loaded(@Nullable Object value) {
        stopExtending();
        try {
            Duration ttl = engine.entries.drawTtl(call.method(), value);
            if (ttl.isZero()) {
                leaveUnstored();
                read.landing().answer(value, Source.METHOD);
            } else {
                store(value, ttl);
            }
        } catch (RuntimeException | Error trouble) {
            engine.journal.warn(call.method().plan().cache(),
                    "a loaded value could not be stored: " + trouble.getClass().getName());
            if (permit instanceof Permit.Leased leased) {
                engine.remote.release(call.key(), leased.lease(), Duration.ZERO);
            }
            read.landing().answer(value, Source.METHOD);
        }
    }

    /** The value of now may not be kept, so an older one must not be either. */
    private void leaveUnstored() {
        if (permit instanceof Permit.Leased leased) {
            if (read.found()) {
                engine.remote.discard(call.key(), leased.lease());
            } else {
                engine.returns.giveBack(call.key(), leased.lease(), Duration.ZERO);
            }
        }
        if (!(permit instanceof Permit.Nowhere) && read.found()) {
            engine.local.remove(call.key());
        }
    }

    private void store(@Nullable Object value, Duration ttl) {
        // As of now: by the time that Redis has taken the entry, some of its life is over.
        long loaded = engine.time.nanos();
        HeldLease lease = underLease;
        if (lease == null) {
            if (permit instanceof Permit.InMemory) {
                hold(value, Weight.of(value), loaded, ttl);
            }
            read.landing().answer(value, Source.METHOD);
            return;
        }
        Optional<Envelope> entry = lease.entry(value, ttl);
        if (entry.isEmpty()) {
            engine.returns.giveBack(call.key(), lease.lease(), Duration.ZERO);
            hold(value, Weight.of(value), loaded, ttl);
            read.landing().answer(value, Source.METHOD);
            return;
        }
        call.method().meter().stored();
        int weight = entry.get().payload().length;
        Duration kept = Entries.kept(call.method().policy(), ttl);
        engine.remote.store(call.key(), lease.lease(), entry.get(), kept).thenAccept(storing -> {
            if (storing == Storing.UNKNOWN) {
                engine.returns.giveBack(call.key(), lease.lease(), Duration.ZERO);
                call.method().meter().redisFault();
            }
            if (storing != Storing.REFUSED) {
                hold(value, weight, loaded, ttl);
            }
            // Where the call goes on: a listener is told there, with what belongs to the call around it.
            Engine.resume(call.caller(), () -> read.landing().answer(value, Source.METHOD));
        });
    }

    private void hold(@Nullable Object value, int weight, long loaded, Duration ttl) {
        if (call.method().usesLocal()) {
            Entries.Span span = new Entries.Span(loaded + ttl.toNanos(), ttl.toNanos(), loaded - began);
            Held held = engine.entries.hold(call.method(), value, weight, span, loaded);
            engine.local.put(call.key(), held, read.stamp());
        }
    }

    private void failed(Throwable cause) {
        stopExtending();
        call.method().meter().loadFailed();
        Optional<Held> old = cause instanceof Exception ? read.usableOld() : Optional.empty();
        Policy.Staleness staleness = call.method().policy().staleness();
        if (permit instanceof Permit.Leased leased) {
            engine.returns.giveBack(call.key(), leased.lease(),
                    old.isPresent() ? staleness.errorPause() : Duration.ZERO);
        }
        if (old.isPresent()) {
            read.landing().answerOld(old.get(), staleness.errorPause(), read.stamp());
        } else {
            read.landing().fail(cause);
        }
    }
}
