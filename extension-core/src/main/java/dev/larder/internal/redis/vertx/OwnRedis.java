package dev.larder.internal.redis.vertx;

import java.util.Optional;

import dev.larder.internal.redis.Breaker;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;

/** A link to Redis where no container manages Vert.x: with an instance of its own, on one daemon event loop. */
public final class OwnRedis implements AutoCloseable {

    private final Vertx vertx;
    private final Redis client;
    private final RedisLink link;

    /**
     * @param hosts {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://…} for TLS
     * @throws IllegalArgumentException if the hosts are not of that form
     */
    public OwnRedis(String hosts, Settings settings, Optional<Breaker.Settings> breaker, Time time,
            Journal journal) {
        RedisOptions options = RedisClients.options(hosts, settings);
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1).setUseDaemonThread(true));
        client = Redis.createClient(vertx, options);
        link = new RedisLink(vertx, client, settings, breaker, time, journal);
    }

    public RedisLink link() {
        return link;
    }

    @Override
    public void close() {
        link.close();
        client.close();
        vertx.close();
    }
}
