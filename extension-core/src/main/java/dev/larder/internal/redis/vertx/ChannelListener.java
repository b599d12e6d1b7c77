package dev.larder.internal.redis.vertx;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * Follows one Redis channel, on a connection of its own. What is said while it is not connected is lost; so it says when
 * it hears no more and when it hears again, and whoever listens looks for itself.
 */
final class ChannelListener implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Redis redis;
    private final String channel;
    private final Consumer<String> onMessage;
    private final Runnable onDoubt;
    private volatile boolean closed;
    private volatile @Nullable RedisConnection connection;
    private int failures;

    /** @param onMessage called in an event loop, as is {@code onDoubt} */
    ChannelListener(Vertx vertx, Redis redis, String channel, Consumer<String> onMessage, Runnable onDoubt) {
        this.vertx = vertx;
        this.redis = redis;
        this.channel = channel;
        this.onMessage = onMessage;
        this.onDoubt = onDoubt;
        connect();
    }

    private void connect() {
        if (!closed) {
            redis.connect().onSuccess(this::subscribe).onFailure(refused -> again());
        }
    }

    private void subscribe(RedisConnection fresh) {
        connection = fresh;
        fresh.handler(this::heard);
        if (closed) {
            fresh.close();
            return;
        }
        AtomicBoolean over = new AtomicBoolean();
        fresh.endHandler(ended -> end(fresh, over));
        fresh.exceptionHandler(broken -> end(fresh, over));
        fresh.send(Request.cmd(Command.SUBSCRIBE).arg(channel)).onFailure(refused -> end(fresh, over));
    }

    private void heard(Response said) {
        if (said == null || said.size() != 3) {
            return;
        }
        switch (said.get(0).toString()) {
            case "message" -> onMessage.accept(said.get(2).toString());
            case "subscribe" -> {
                failures = 0;
                onDoubt.run();
            }
            default -> {
                // Nothing else is said on a connection that only listens.
            }
        }
    }

    private void end(RedisConnection broken, AtomicBoolean over) {
        if (over.compareAndSet(false, true)) {
            broken.close();
            onDoubt.run();
            again();
        }
    }

    /** Once for each connection, or attempt at one, that ends. */
    private void again() {
        connection = null;
        if (!closed) {
            long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures++, 10));
            vertx.setTimer(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1), id -> connect());
        }
    }

    @Override
    public void close() {
        closed = true;
        RedisConnection live = connection;
        if (live != null) {
            live.close();
        }
    }
}
