package dev.larder.internal.redis.vertx;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.redis.Command;
import io.vertx.redis.client.Request;

/** Commands put in by any thread and taken out, all at once and in their order, by one. Lock-free. */
final class Inbox {

    /** What became of a command that was put in. */
    enum Put {
        /** It is the first: someone must be told to take. */
        FIRST,
        /** Others wait already. */
        JOINED,
        /** It was not put in. */
        CLOSED
    }

    private static final Pending SHUT = new Pending(Command.Kind.READ, Request.cmd(io.vertx.redis.client.Command.PING),
            0, new AtomicInteger());

    private final AtomicReference<@Nullable Pending> top = new AtomicReference<>();

    Put put(Pending pending) {
        while (true) {
            Pending below = top.get();
            if (below == SHUT) {
                return Put.CLOSED;
            }
            pending.next = below;
            if (top.compareAndSet(below, pending)) {
                return below == null ? Put.FIRST : Put.JOINED;
            }
        }
    }

    /** Gives all that is in, oldest first. */
    void takeAll(Consumer<Pending> taker) {
        if (top.get() != SHUT) {
            give(top.getAndSet(null), taker);
        }
    }

    /** Lets nothing more in and gives all that is. */
    void close(Consumer<Pending> taker) {
        Pending last = top.getAndSet(SHUT);
        if (last != SHUT) {
            give(last, taker);
        }
    }

    private static void give(@Nullable Pending last, Consumer<Pending> taker) {
        Pending oldest = null;
        Pending walk = last;
        while (walk != null) {
            Pending below = walk.next;
            walk.next = oldest;
            oldest = walk;
            walk = below;
        }
        while (oldest != null) {
            Pending newer = oldest.next;
            oldest.next = null;
            taker.accept(oldest);
            oldest = newer;
        }
    }
}
