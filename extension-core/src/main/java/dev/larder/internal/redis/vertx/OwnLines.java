package dev.larder.internal.redis.vertx;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import dev.larder.internal.redis.Line;
import dev.larder.internal.redis.Lines;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;

/**
 * Connections of a Vert.x client, one for each line. The client cannot call off a connect; one that is not done in time
 * is closed when it is, and only so many stand open at once, for each may hold a place in the client's pool.
 */
final class OwnLines implements Lines {

    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final int OPEN_ATTEMPTS = 2;

    private final Vertx vertx;
    private final Redis redis;
    private final AtomicInteger attempts = new AtomicInteger();

    OwnLines(Vertx vertx, Redis redis) {
        this.vertx = vertx;
        this.redis = redis;
    }

    @Override
    public CompletableFuture<Optional<Line>> open() {
        CompletableFuture<Optional<Line>> opened = new CompletableFuture<>();
        if (attempts.incrementAndGet() > OPEN_ATTEMPTS) {
            attempts.decrementAndGet();
            vertx.setTimer(ATTEMPT.toMillis(), id -> opened.complete(Optional.empty()));
            return opened;
        }
        long timer = vertx.setTimer(ATTEMPT.toMillis(), id -> opened.complete(Optional.empty()));
        connect().compose(connection -> Greeting.send(vertx, connection, ATTEMPT.toMillis(),
                home -> new OwnLine(vertx, connection))).onComplete(greeted -> {
                    attempts.decrementAndGet();
                    vertx.cancelTimer(timer);
                    Optional<Line> line = greeted.succeeded() ? Optional.of(greeted.result()) : Optional.empty();
                    if (!opened.complete(line)) {
                        line.ifPresent(Line::close);
                    }
                });
        return opened;
    }

    private Future<RedisConnection> connect() {
        try {
            return redis.connect();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
