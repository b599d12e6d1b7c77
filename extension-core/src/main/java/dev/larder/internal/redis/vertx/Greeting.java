package dev.larder.internal.redis.vertx;

import java.util.function.Function;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;

/**
 * The first word on a new connection: {@code UNSUBSCRIBE}, which changes nothing on the server, and two things here.
 * The client delivers its answer in the context of the connection, which it tells in no other way, and which all work
 * on it should happen in. And the client takes the connection for altered from then on, so that closing it closes the
 * socket and frees its place in the pool; otherwise a stalled one would go back into the pool, for the next to get.
 */
final class Greeting {

    private Greeting() {
    }

    /**
     * @param make called in the context of the connection, when it has answered
     * @return completes in the context of the caller; where it fails, the connection is closed
     */
    static <T> Future<T> send(Vertx vertx, RedisConnection connection, long millis, Function<Context, T> make) {
        Promise<T> made = Promise.promise();
        connection.endHandler(nothing -> made.tryFail("The connection closed"));
        connection.exceptionHandler(made::tryFail);
        connection.handler(answer -> {
            if (!made.future().isComplete()) {
                made.tryComplete(make.apply(vertx.getOrCreateContext()));
            }
        });
        connection.send(Request.cmd(Command.UNSUBSCRIBE)).onFailure(made::tryFail);
        long timer = vertx.setTimer(millis, id -> made.tryFail("No answer"));
        Context caller = vertx.getOrCreateContext();
        Promise<T> returned = Promise.promise();
        made.future().onComplete(result -> caller.runOnContext(nothing -> {
            vertx.cancelTimer(timer);
            if (result.failed()) {
                connection.close();
            }
            returned.handle(result);
        }));
        return returned.future();
    }
}
