package dev.larder.internal.redis.vertx;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.redis.Breaker;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.GuardedRedis;
import dev.larder.internal.redis.HeededRedis;
import dev.larder.internal.redis.Lines;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.ServerClock;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;

/**
 * All that goes between this process and Redis: guarded commands, the server's clock, and a channel to listen to. The
 * client stays its owner's to close.
 */
public final class RedisLink implements AutoCloseable {

    private static final Duration CLOCK_PERIOD = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Redis redis;
    private final Journal journal;
    private final VertxRedis connections;
    private final RedisPort port;
    private final ServerClock clock;
    private @Nullable ChannelListener listener;

    /**
     * @param breaker empty: every command is tried
     * @param journal is told why there is no connection
     */
    public RedisLink(Vertx vertx, Redis redis, Settings settings, Optional<Breaker.Settings> breaker, Time time,
            Journal journal) {
        this.vertx = vertx;
        this.redis = redis;
        this.journal = journal;
        CompletableFuture<ServerClock> ready = new CompletableFuture<>();
        connections = new VertxRedis(vertx, redis, settings, new Connecting() {
            @Override
            public void connected(RedisPort first) {
                ready.thenAccept(known -> known.measure(command -> asked(first, command)));
            }

            @Override
            public void failed(String why) {
                journal.warn("Redis", "connecting failed, the methods answer meanwhile: " + why);
            }
        });
        clock = new ServerClock(command -> asked(connections, command), time, CLOCK_PERIOD);
        ready.complete(clock);
        RedisPort heeded = new HeededRedis(connections, journal);
        port = breaker.<RedisPort>map(guarded -> new GuardedRedis(heeded, breaker(guarded, time),
                breaker(guarded, time), time)).orElse(heeded);
    }

    public RedisPort port() {
        return port;
    }

    public ServerClock clock() {
        return clock;
    }

    /**
     * Listens to a channel until closed. To be called once.
     *
     * @param onMessage called in an event loop, as is {@code onDoubt}
     * @param onDoubt what was said before now may have been missed, or what is said from now on will be
     */
    public void listen(String channel, Consumer<String> onMessage, Runnable onDoubt) {
        listener = new ChannelListener(vertx, redis, channel, onMessage, onDoubt,
                refusal -> journal.warn("Redis", "it refused SUBSCRIBE, without which calls that wait for another"
                        + " process look for themselves, and seldom: " + refusal),
                ChannelListener.PULSE);
    }

    /** Connections of the same client, for commands that the server may hold back. */
    public Lines lines() {
        return new OwnLines(vertx, redis);
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
        clock.close();
        connections.close();
    }

    /** Who may not ask for the time stores nothing, ever, while all else seems well. */
    private CompletableFuture<Reply> asked(RedisPort over, Command command) {
        CompletableFuture<Reply> reply = over.send(command);
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
