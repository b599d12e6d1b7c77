package dev.larder.internal.redis.vertx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Reply;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;

/** Prints how many GETs a second blocking callers get, here and from the client's own send. Asserts nothing. */
final class ThroughputMain {

    private static final int SECONDS = 3;

    private ThroughputMain() {
    }

    private interface Get {
        boolean once(String key) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (RedisHandle redis = RedisLauncher.launch()) {
            for (int i = 0; i < 1000; i++) {
                redis.command("SET", "product:" + i, "x".repeat(100));
            }
            try (var port = RedisClients.open(vertx, redis.uri(), Settings.defaults(), first -> {})) {
                Get larder = key -> port.send(Command.read("GET", key)).get() instanceof Reply.Bytes;
                for (int callers : new int[] { 8, 1, 8, 20, 64, 256 }) {
                    run("VertxRedis", callers, larder);
                }
                System.out.println("writes so far: " + port.batches());
            }
            Redis client = Redis.createClient(vertx, new RedisOptions().setConnectionString(redis.uri()));
            Get send = key -> client.send(Request.cmd(io.vertx.redis.client.Command.GET).arg(key))
                    .toCompletionStage().toCompletableFuture().get() != null;
            for (int callers : new int[] { 8, 1, 8, 20 }) {
                run("Redis.send", callers, send);
            }
            client.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private static void run(String name, int callers, Get get) throws Exception {
        var hits = new LongAdder();
        var misses = new LongAdder();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < callers; t++) {
            int seed = t;
            threads.add(new Thread(() -> {
                for (int i = seed; System.nanoTime() < end; i++) {
                    boolean hit = false;
                    try {
                        hit = get.once("product:" + i % 1000);
                    } catch (Exception e) {
                        hit = false;
                    }
                    (hit ? hits : misses).increment();
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf("%-12s %4d callers: %7d/s, %d failed%n", name, callers, hits.sum() / SECONDS, misses.sum());
    }
}
