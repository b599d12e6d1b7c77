package dev.larder.internal.redis.vertx;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/**
 * Follows one Redis channel, on a connection of its own. What is said while it is not connected is lost; so it says when
 * it hears no more and when it hears again, and whoever listens looks for itself.
 * <p>
 * A connection that was dropped in silence says nothing, as does a channel on which nothing is said. So the server is
 * asked again and again to subscribe to what it has subscribed to, which it confirms each time.
 */
final class ChannelListener implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** So often the server is asked; what it has not answered by the next time, it will not. */
    static final Duration PULSE = Duration.ofSeconds(5);

    /** The client cannot call off a connect, and each may hold a place in its pool. */
    private static final int OPEN_ATTEMPTS = 2;

    private final Vertx vertx;
    private final Redis redis;
    private final String channel;
    private final Consumer<String> onMessage;
    private final Runnable onDoubt;
    private final Consumer<String> onRefusal;
    private final long pulse;
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean closed;
    private volatile @Nullable Ear ear;
    private int failures;

    /**
     * @param onMessage called in an event loop, as is {@code onDoubt}
     * @param onRefusal told what the server says that will not have it listen
     */
    ChannelListener(Vertx vertx, Redis redis, String channel, Consumer<String> onMessage, Runnable onDoubt,
            Consumer<String> onRefusal, Duration pulse) {
        this.vertx = vertx;
        this.redis = redis;
        this.channel = channel;
        this.onMessage = onMessage;
        this.onDoubt = onDoubt;
        this.onRefusal = onRefusal;
        this.pulse = pulse.toMillis();
        connect();
    }

    private void connect() {
        if (!closed) {
            Ear fresh = new Ear();
            ear = fresh;
            if (attempts.incrementAndGet() > OPEN_ATTEMPTS) {
                // It ends with its first beat.
                attempts.decrementAndGet();
                return;
            }
            open().onComplete(opened -> {
                attempts.decrementAndGet();
                if (opened.succeeded()) {
                    fresh.hear(opened.result());
                } else {
                    fresh.end();
                }
            });
        }
    }

    private Future<RedisConnection> open() {
        try {
            return redis.connect();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void again() {
        if (!closed) {
            long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures++, 10));
            vertx.setTimer(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1), id -> connect());
        }
    }

    @Override
    public void close() {
        closed = true;
        Ear live = ear;
        if (live != null) {
            live.end();
        }
    }

    /** One attempt to connect, and the connection it comes to. It ends once, and the next follows. */
    private final class Ear {

        private final long timer = vertx.setPeriodic(pulse, id -> beat());
        private volatile @Nullable RedisConnection connection;
        private final AtomicBoolean over = new AtomicBoolean();
        private boolean hears;
        private boolean confirmed;

        void hear(RedisConnection fresh) {
            if (over.get()) {
                fresh.close();
                return;
            }
            connection = fresh;
            confirmed = true;
            fresh.handler(this::heard);
            fresh.endHandler(ended -> end());
            fresh.exceptionHandler(broken -> end());
            subscribe(fresh);
        }

        private void subscribe(RedisConnection open) {
            open.send(Request.cmd(Command.SUBSCRIBE).arg(channel)).onFailure(broken -> end());
        }

        /** An attempt to connect has no end of its own, either. */
        private void beat() {
            RedisConnection open = connection;
            if (open == null || !confirmed) {
                end();
            } else {
                confirmed = false;
                subscribe(open);
            }
        }

        private void heard(Response said) {
            if (said != null && said.type() == ResponseType.ERROR) {
                onRefusal.accept(said.toString());
                end();
            }
            if (said == null || said.size() != 3) {
                return;
            }
            switch (said.get(0).toString()) {
                case "message" -> onMessage.accept(said.get(2).toString());
                case "subscribe" -> confirm();
                default -> {
                    // Nothing else is said on a connection that only listens.
                }
            }
        }

        private void confirm() {
            confirmed = true;
            failures = 0;
            if (!hears) {
                hears = true;
                onDoubt.run();
            }
        }

        void end() {
            if (!over.compareAndSet(false, true)) {
                return;
            }
            vertx.cancelTimer(timer);
            RedisConnection open = connection;
            if (open != null) {
                open.close();
            }
            if (hears && !closed) {
                onDoubt.run();
            }
            again();
        }
    }
}
