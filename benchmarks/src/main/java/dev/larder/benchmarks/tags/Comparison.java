package dev.larder.benchmarks.tags;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.vertx.RedisClients;
import dev.larder.internal.redis.vertx.Settings;
import dev.larder.internal.redis.vertx.VertxRedis;
import dev.larder.testing.RedisHandle;
import io.vertx.core.Vertx;

/** Both approaches on one Redis, over one connection that carries nothing else. */
final class Comparison implements AutoCloseable {

    private static final int SAMPLE = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Vertx vertx = Vertx.vertx();
    private final VertxRedis connection;
    private final CountingPort port;
    private final ServerStatistics server;
    private final List<Approach> approaches;

    Comparison(RedisHandle redis) {
        Settings patient = Settings.defaults().withDeadline(Duration.ofSeconds(30)).withMaxQueued(100_000);
        connection = RedisClients.open(vertx, redis.uri(), patient, first -> {});
        port = new CountingPort(connection);
        server = new ServerStatistics(redis);
        approaches = List.of(new TagClockApproach(port), new MemberSetApproach(port));
        while (port.send(Command.read("PING")).join() instanceof Reply.Failed) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Fills with both, then invalidates with one after the other. */
    List<Invalidation> round(int number, int entries) {
        List<Filled> filled = approaches.stream().map(approach -> fill(approach, entries)).toList();
        Set<Integer> sample = new Random(number).ints(0, entries).distinct().limit(Math.min(SAMPLE, entries)).boxed()
                .collect(Collectors.toUnmodifiableSet());
        return filled.stream().map(one -> invalidate(one, entries, sample)).toList();
    }

    private record Filled(Approach approach, double seconds, long bytes) {
    }

    private Filled fill(Approach approach, int entries) {
        long bytes = server.bytes();
        long start = System.nanoTime();
        approach.fill(entries);
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        return new Filled(approach, seconds, server.bytes() - bytes);
    }

    private Invalidation invalidate(Filled filled, int entries, Set<Integer> sample) {
        Approach approach = filled.approach();
        long before = approach.answered(sample);
        long run = server.run();
        long sent = port.sent();
        long start = System.nanoTime();
        long trips = approach.invalidate();
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        sent = port.sent() - sent;
        run = server.run() - run;
        return new Invalidation(approach.name(), entries, filled.seconds(), filled.bytes(), millis, trips, sent, run,
                sample.size(), before, approach.answered(sample));
    }

    @Override
    public void close() {
        connection.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
