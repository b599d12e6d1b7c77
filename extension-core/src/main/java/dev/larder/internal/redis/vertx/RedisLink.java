package dev.larder.internal.redis.vertx;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import dev.larder.internal.redis.Breaker;
import dev.larder.internal.redis.GuardedRedis;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.ServerClock;
import dev.larder.internal.time.Time;

/** A guarded connection to Redis, with the server's clock: connections, then breakers, then whoever asks. */
public final class RedisLink implements AutoCloseable {

    private static final Duration CLOCK_PERIOD = Duration.ofSeconds(10);

    private final VertxRedis connections;
    private final RedisPort port;
    private final ServerClock clock;

    /**
     * @param open makes the connections; it is given what to run at each connect
     * @param breaker empty: every command is tried
     */
    public RedisLink(Function<Runnable, VertxRedis> open, Optional<Breaker.Settings> breaker, Time time) {
        CompletableFuture<ServerClock> ready = new CompletableFuture<>();
        connections = open.apply(() -> ready.thenAccept(ServerClock::measure));
        clock = new ServerClock(connections, time, CLOCK_PERIOD);
        ready.complete(clock);
        port = breaker.<RedisPort>map(settings -> new GuardedRedis(connections, breaker(settings, time),
                breaker(settings, time), time)).orElse(connections);
    }

    public RedisPort port() {
        return port;
    }

    public ServerClock clock() {
        return clock;
    }

    @Override
    public void close() {
        clock.close();
        connections.close();
    }

    private static Breaker breaker(Breaker.Settings settings, Time time) {
        return new Breaker(settings, time, new Random());
    }
}
