package dev.larder.internal.redis.vertx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import io.vertx.redis.client.Request;

/** A command that was taken on and has no answer yet; it is the caller's future at once, to save an object. */
final class Pending extends CompletableFuture<Reply> {

    static final Fault LATE = new Fault(Fault.Kind.LATE, "No answer from Redis within the deadline");

    final Command.Kind kind;
    final Request request;
    /** On {@link System#nanoTime()}. */
    final long due;
    /** Below this one in an {@link Inbox}. */
    @Nullable
    Pending next;

    private final AtomicInteger underWay;
    /** Whether it was answered here: the caller, whose future it is, may have completed it in other ways. */
    private boolean answered;

    Pending(Command.Kind kind, Request request, long due, AtomicInteger underWay) {
        this.kind = kind;
        this.request = request;
        this.due = due;
        this.underWay = underWay;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isDue(long now) {
        return now - due >= 0;
    }

    /** Only the first answer counts. To be called by one thread at a time: whoever holds the command. */
    void answer(Reply reply) {
        if (!answered) {
            answered = true;
            underWay.decrementAndGet();
            complete(kind == Command.Kind.WRITE && !(reply instanceof Reply.Failed) ? Reply.OK : reply);
        }
    }

    void fail(Fault fault) {
        answer(new Reply.Failed(fault));
    }

    void unreachable(String why) {
        fail(new Fault(Fault.Kind.UNREACHABLE, why));
    }
}
