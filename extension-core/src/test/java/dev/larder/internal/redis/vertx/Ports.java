package dev.larder.internal.redis.vertx;

import java.time.Duration;

import org.awaitility.Awaitility;

import dev.larder.internal.redis.Lines;
import dev.larder.internal.redis.RedisPort;
import dev.larder.testing.RedisHandle;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;

/** Connected ports to real servers, for tests. */
public final class Ports {

    private Ports() {
    }

    /** A port that is connected, and with it a Vert.x of its own. Its deadline suits a busy machine. */
    public static Open open(RedisHandle redis) {
        return open(redis.uri(), Settings.defaults().withDeadline(Duration.ofSeconds(2))).awaitUp();
    }

    /** Lines to the same server. */
    public static Lines lines(Vertx vertx, Redis client) {
        return new OwnLines(vertx, client);
    }

    /** A client with a Vert.x of its own. */
    public static Client client(String uri) {
        Vertx vertx = Vertx.vertx();
        return new Client(vertx, Redis.createClient(vertx, uri));
    }

    static Open open(String uri, Settings settings) {
        Vertx vertx = Vertx.vertx();
        return new Open(vertx, RedisClients.open(vertx, uri, settings, first -> {}));
    }

    public record Client(Vertx vertx, Redis redis) implements AutoCloseable {

        @Override
        public void close() {
            redis.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    public record Open(Vertx vertx, VertxRedis redis) implements AutoCloseable {

        public RedisPort port() {
            return redis;
        }

        Open awaitUp() {
            Awaitility.await().pollInterval(Duration.ofMillis(5)).until(redis::isConnected);
            return this;
        }

        @Override
        public void close() {
            redis.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
