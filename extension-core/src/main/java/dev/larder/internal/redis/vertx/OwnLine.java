package dev.larder.internal.redis.vertx;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Line;
import dev.larder.internal.redis.Reply;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisConnection;

/** One connection, one command at a time. */
final class OwnLine implements Line {

    private final Vertx vertx;
    private final RedisConnection connection;
    private final AtomicReference<@Nullable CompletableFuture<Reply>> waiting = new AtomicReference<>();
    private volatile boolean dead;

    /** To be called in the context of the connection. */
    OwnLine(Vertx vertx, RedisConnection connection) {
        this.vertx = vertx;
        this.connection = connection;
        connection.handler(unasked -> die("Redis sent what nobody asked for"));
        connection.endHandler(nothing -> die("The connection to Redis closed"));
        connection.exceptionHandler(broken -> die("The connection to Redis broke"));
    }

    @Override
    public CompletableFuture<Reply> send(Command command, Duration within) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        if (!waiting.compareAndSet(null, reply)) {
            throw new IllegalStateException("The line carries a command");
        }
        if (dead) {
            die("The connection to Redis closed");
            return reply;
        }
        long timer = vertx.setTimer(within.toMillis(), id -> die("No answer from Redis within the deadline"));
        connection.send(Requests.of(command)).onComplete(sent -> {
            vertx.cancelTimer(timer);
            if (sent.succeeded()) {
                answer(Replies.of(sent.result()));
            } else {
                answer(Replies.refused(String.valueOf(sent.cause().getMessage())));
            }
        });
        return reply;
    }

    @Override
    public void close() {
        die("Closed");
    }

    private void die(String why) {
        if (!dead) {
            dead = true;
            connection.close();
        }
        answer(new Reply.Failed(new Fault(Fault.Kind.UNREACHABLE, why)));
    }

    private void answer(Reply reply) {
        CompletableFuture<Reply> asked = waiting.getAndSet(null);
        if (asked != null) {
            asked.complete(reply);
        }
    }
}
