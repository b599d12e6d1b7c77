package dev.larder.internal.deferral;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.WriteBehindException;
import dev.larder.internal.behind.Accepted;
import dev.larder.internal.behind.Intake;
import dev.larder.internal.behind.Queue;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.engine.TakenWrite;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;

/**
 * One write that is offered to a queue. A queue that is full is offered it again for a while; then, or if Redis does not take
 * it, it is written past the queue, if that keeps the order of its key. One object serves one call; its futures never fail.
 */
public final class Offer {

    /** Until a full queue is asked again. */
    private static final Duration AGAIN = Duration.ofMillis(20);

    /** A right to write past the queue is extended so many times while it would last. */
    private static final int EXTENSIONS = 3;

    private static final Fault NOT_SENT = new Fault(Fault.Kind.OVERLOADED, "Other writes were before it for too long");

    private static final Accepted LATE = new Accepted.Failed(
            new Fault(Fault.Kind.LATE, "Redis did not answer within patience"));

    private final Terms terms;
    private final Write write;
    private final AtomicReference<@Nullable String> token = new AtomicReference<>();
    private volatile Time.@Nullable Cancellable extension;
    private volatile boolean direct;

    /**
     * What holds for all writes of a queue.
     *
     * @param doubt is begun where nobody knows whether the queue has a write
     * @param kept is given what no queue takes after a commit
     * @param maxWait so long a full queue is waited for
     * @param passes whether writes that Redis does not take are written past the queue; otherwise they are refused
     * @param forget what stands under a key is old: completes when Redis has taken that, or not
     */
    public record Terms(Queue queue, Engine engine, Time time, Journal journal, Doubt doubt, Kept kept,
            Duration maxWait, boolean passes, Function<String, CompletableFuture<Void>> forget) {
    }

    /**
     * @param taken what the caches make of it; empty: they keep nothing of such writes
     * @param entry of the key
     */
    record Write(String key, boolean removes, byte[] call, Optional<TakenWrite> taken,
            Optional<TakenWrite.Entry> entry) {
    }

    /** What came of an offer. */
    sealed interface Answer {

        /** The queue has it. */
        record Taken() implements Answer {
        }

        /** It is to be written now, and {@link Offer#written} to be called afterwards. */
        record Direct() implements Answer {
        }

        record Refused(WriteBehindException why) implements Answer {
        }
    }

    Offer(Terms terms, Write write) {
        this.terms = terms;
        this.write = write;
    }

    CompletableFuture<Answer> make() {
        return offer(terms.time().nanos());
    }

    private CompletableFuture<Answer> offer(long begun) {
        Optional<Intake.Entry> entry = write.entry().map(known -> new Intake.Entry(known.bytes(), known.kept()));
        CompletableFuture<Accepted> accepted = terms.queue().intake().append(write.key(), write.removes(), write.call(),
                entry);
        return terms.engine().inTime(accepted, LATE).thenCompose(outcome -> {
            if (outcome instanceof Accepted.Queued queued) {
                write.taken().ifPresentOrElse(TakenWrite::taken, () -> terms.engine().forget(write.key()));
                terms.queue().wake(queued.partition());
                return CompletableFuture.completedFuture(new Answer.Taken());
            }
            if (outcome instanceof Accepted.Full full) {
                return hasWaited(begun, 1) ? past(full.backlog(), begun) : later(() -> offer(begun));
            }
            Fault fault = ((Accepted.Failed) outcome).fault();
            boolean neverSent = fault.kind() == Fault.Kind.LATE && terms.queue().intake().withdraw(accepted);
            return CompletableFuture.completedFuture(unavailable(neverSent ? NOT_SENT : fault));
        });
    }

    private boolean hasWaited(long begun, int times) {
        return terms.time().nanos() - begun >= times * terms.maxWait().toNanos();
    }

    private Answer unavailable(Fault fault) {
        String name = terms.queue().name();
        boolean unknown = fault.kind() == Fault.Kind.LATE || fault.kind() == Fault.Kind.UNREACHABLE;
        if (unknown) {
            terms.doubt().begin();
            terms.engine().forget(write.key());
        }
        if (terms.passes()) {
            terms.journal().warn("queue " + name,
                    "Redis does not take writes of the queue " + name + " (" + fault.kind()
                            + "): their methods run at once, past those that wait");
            return new Answer.Direct();
        }
        return new Answer.Refused(new WriteBehindException(name,
                unknown
                        ? "has not answered: the write may be in the queue, or not (" + fault.kind() + ')'
                        : "has not taken the write: " + fault.kind() + ' ' + fault.code(),
                "see what Redis says; larder.write-behind.on-unavailable=write-through runs the method instead"));
    }

    private CompletableFuture<Answer> past(long backlog, long begun) {
        String name = terms.queue().name();
        return terms.engine().inTime(terms.queue().intake().beginDirect(write.key(), token(), lease()), false)
                .thenCompose(granted -> {
                    if (granted) {
                        terms.journal().warn("queue " + name, "the queue " + name + " is full, with " + backlog
                                + " writes: methods run at once, and their callers wait for them");
                        direct = true;
                        extendLater();
                        return CompletableFuture.completedFuture(new Answer.Direct());
                    }
                    if (!hasWaited(begun, 2)) {
                        return later(() -> offer(begun));
                    }
                    // It may have been granted too late.
                    terms.queue().intake().endDirect(write.key(), token());
                    return CompletableFuture.completedFuture(new Answer.Refused(new WriteBehindException(name,
                            "is full, with " + backlog + " writes, and earlier writes of the same key wait in it",
                            "see why its writes are not applied, or raise larder.write-behind.max-backlog")));
                });
    }

    private CompletableFuture<Answer> later(Supplier<CompletableFuture<Answer>> step) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        terms.time().after(AGAIN, () -> step.get().thenAccept(answer::complete));
        return answer;
    }

    /** The method has run, past the queue. */
    CompletableFuture<Void> written() {
        return terms.forget().apply(write.key()).handle((nothing, failure) -> {
            end();
            return null;
        });
    }

    /** The method has failed, past the queue. */
    void failed() {
        end();
    }

    private void end() {
        Time.Cancellable timer = extension;
        if (timer != null) {
            timer.cancel();
        }
        if (direct) {
            direct = false;
            terms.queue().intake().endDirect(write.key(), token());
        }
    }

    private void extendLater() {
        extension = terms.time().after(lease().dividedBy(EXTENSIONS), () -> {
            if (direct) {
                terms.queue().intake().beginDirect(write.key(), token(), lease());
                extendLater();
            }
        });
    }

    /** Few offers need one, and it is dear to draw. */
    private String token() {
        String drawn = token.get();
        if (drawn != null) {
            return drawn;
        }
        token.compareAndSet(null, UUID.randomUUID().toString());
        return Objects.requireNonNull(token.get());
    }

    private Duration lease() {
        return terms.queue().limits().lease();
    }
}
