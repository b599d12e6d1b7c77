package dev.larder.internal.redis.vertx;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;

/**
 * Keeps one {@link Link} alive: connects, and connects again after a jittered pause that grows. All of it happens in
 * one context; only {@link #submit} comes from any thread.
 * <p>
 * A command that comes while a connect is young waits for it; otherwise it fails at once. The client cannot call off a
 * connect, and one to a server that accepts and says nothing has no end of its own. So an attempt is left alone after
 * a while and another begins, as {@link Pacing} has it.
 */
final class Lane {

    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final Duration FORGET = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Context context;
    private final Redis redis;
    private final Settings settings;
    private final AtomicLong batches;
    private final Connecting connecting;
    private final Consumer<Link> whenUp;
    private final Pacing pacing;

    private volatile @Nullable Link link;
    private volatile Inbox room = new Inbox();

    private volatile boolean closed;
    private boolean first = true;
    private boolean opening;
    private boolean scheduled;

    /** @param whenUp is given each link before anything else can be sent over it */
    Lane(Vertx vertx, Redis redis, Settings settings, AtomicLong batches, Connecting connecting,
            Consumer<Link> whenUp) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.redis = redis;
        this.settings = settings;
        this.batches = batches;
        this.connecting = connecting;
        this.whenUp = whenUp;
        this.pacing = new Pacing(settings);
        context.runOnContext(nothing -> attempt());
    }

    boolean isUp() {
        return link != null;
    }

    /** Takes a command on, from any thread; false if there is no connection, and none is about to be. */
    boolean submit(Pending pending) {
        // Looked at twice: the room closes just after the link is there.
        return toLink(pending) || room.put(pending) != Inbox.Put.CLOSED || toLink(pending);
    }

    private boolean toLink(Pending pending) {
        Link live = link;
        return live != null && live.submit(pending);
    }

    private void attempt() {
        scheduled = false;
        if (closed || link != null || opening) {
            return;
        }
        // The first takes over the room that was open before it.
        Inbox young = first ? room : new Inbox();
        first = false;
        room = young;
        if (closed) {
            empty(young);
            return;
        }
        vertx.setTimer(settings.deadline().toMillis(), id -> empty(young));
        var attempt = new Attempt(young);
        connect().onComplete(connected -> {
            if (connected.failed()) {
                attempt.fail(reason(connected.cause()));
            } else {
                open(connected.result(), attempt);
            }
            attempt.end();
        });
    }

    private Future<RedisConnection> connect() {
        try {
            return redis.connect();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** What cannot be parsed is quoted with the password that may stand in it. */
    private static String reason(Throwable cause) {
        return cause instanceof IllegalArgumentException ? "The address is not one the client understands"
                : String.valueOf(cause.getMessage());
    }

    private static void empty(Inbox young) {
        young.close(waiting -> waiting.unreachable("No connection to Redis"));
    }

    /** One call of connect. */
    private final class Attempt {

        private final Inbox young;
        private boolean ended;
        private boolean failed;

        private final long impatience = vertx.setTimer(ATTEMPT.toMillis(), id -> fail("No answer"));
        private final long oblivion = vertx.setTimer(FORGET.toMillis(), id -> end());

        Attempt(Inbox young) {
            this.young = young;
            pacing.opened();
        }

        /** It holds no place any more. */
        void end() {
            if (!ended) {
                ended = true;
                pacing.ended();
                vertx.cancelTimer(impatience);
                vertx.cancelTimer(oblivion);
                again();
            }
        }

        void fail(String why) {
            if (!failed) {
                failed = true;
                pacing.failed(why);
                if (!closed) {
                    connecting.failed(why);
                }
                empty(young);
                again();
            }
        }
    }

    /** The client's connection is there; it becomes a link when it is known where it lives. */
    private void open(RedisConnection connection, Attempt attempt) {
        if (closed || link != null || opening) {
            connection.close();
            return;
        }
        opening = true;
        Greeting.send(vertx, connection, ATTEMPT.toMillis(),
                home -> new Link(vertx, home, connection, settings, batches, this::downFromElsewhere))
                .onComplete(greeted -> {
                    opening = false;
                    if (greeted.succeeded()) {
                        up(greeted.result(), attempt);
                    } else {
                        attempt.fail(reason(greeted.cause()));
                        again();
                    }
                });
    }

    private void up(Link fresh, Attempt attempt) {
        if (closed) {
            fresh.close();
            empty(attempt.young);
            return;
        }
        if (fresh.isDown()) {
            attempt.fail("The connection closed");
            again();
            return;
        }
        pacing.up(System.nanoTime());
        Inbox current = room;
        // Before anybody else knows of the link: the first answer of all is what those who are told ask for now.
        whenUp.accept(fresh);
        link = fresh;
        attempt.young.close(this::carryOver);
        current.close(this::carryOver);
    }

    private void carryOver(Pending waiting) {
        if (!toLink(waiting)) {
            waiting.unreachable("No connection to Redis");
        }
    }

    private void downFromElsewhere(Link dead) {
        onContext(() -> {
            if (link == dead) {
                link = null;
                pacing.down(System.nanoTime());
                again();
            }
        });
    }

    private void again() {
        if (closed || scheduled || link != null || opening || !pacing.mayOpen()) {
            return;
        }
        scheduled = true;
        vertx.setTimer(pacing.pause(), id -> attempt());
    }

    void close() {
        closed = true;
        empty(room);
        onContext(() -> {
            empty(room);
            Link live = link;
            if (live != null) {
                live.close();
            }
        });
    }

    private void onContext(Runnable task) {
        try {
            context.runOnContext(nothing -> task.run());
        } catch (RejectedExecutionException e) {
            // Vert.x is closed, and every connection with it.
            return;
        }
    }
}
