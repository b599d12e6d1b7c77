package dev.larder.internal.redis.vertx;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import dev.larder.internal.redis.Breaker;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.GuardedRedis;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.ServerClock;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;

/** A guarded connection to Redis, with the server's clock: connections, then breakers, then whoever asks. */
public final class RedisLink implements AutoCloseable {

    private static final Duration CLOCK_PERIOD = Duration.ofSeconds(10);

    private final VertxRedis connections;
    private final RedisPort port;
    private final ServerClock clock;

    /**
     * @param open makes the connections; it is given whom to tell of each connect
     * @param breaker empty: every command is tried
     * @param journal is told why there is no connection
     */
    public RedisLink(Function<Connecting, VertxRedis> open, Optional<Breaker.Settings> breaker, Time time,
            Journal journal) {
        CompletableFuture<ServerClock> ready = new CompletableFuture<>();
        connections = open.apply(new Connecting() {
            @Override
            public void connected() {
                ready.thenAccept(ServerClock::measure);
            }

            @Override
            public void failed(String why) {
                journal.warn("Redis", "connecting failed, the methods answer meanwhile: " + why);
            }
        });
        clock = new ServerClock(command -> asked(command, journal), time, CLOCK_PERIOD);
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

    /** Who may not ask for the time stores nothing, ever, while all else seems well. */
    private CompletableFuture<Reply> asked(Command command, Journal journal) {
        CompletableFuture<Reply> reply = connections.send(command);
        reply.thenAccept(got -> {
            if (got instanceof Reply.Failed failed && failed.fault().kind() == Fault.Kind.REFUSED) {
                journal.warn("Redis", "it refused " + command.name() + ", without which nothing is stored in it: "
                        + failed.fault().code());
            }
        });
        return reply;
    }

    private static Breaker breaker(Breaker.Settings settings, Time time) {
        return new Breaker(settings, time, new Random());
    }
}
