package dev.larder.benchmarks.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.larder.benchmarks.load.LoadMain;
import dev.larder.benchmarks.load.Round;
import dev.larder.benchmarks.process.Contestant;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;

/**
 * Starts a Redis and the contestants, and puts them under load in turn: for each number of threads first one, then the
 * next, so that what else the machine does meanwhile hits them alike.
 */
public final class RedisMain {

    private static final int[] THREADS = { 1, 8, 20, 64, 256 };
    private static final long WARM_UP_MILLIS = 4_000;
    private static final Pattern GETS = Pattern.compile("cmdstat_m?get:calls=(\\d+)");

    private RedisMain() {
    }

    /** @param arguments class path of the peer, file for the results, rounds, seconds of each measurement */
    public static void main(String[] arguments) throws Exception {
        List<Result> results = new ArrayList<>();
        int rounds = Integer.parseInt(arguments[2]);
        long millis = 1_000 * Long.parseLong(arguments[3]);
        String own = System.getProperty("java.class.path");
        try (RedisHandle redis = RedisLauncher.launch();
                Contestant larder = start("larder", own, redis);
                Contestant port = start("port", own, redis);
                Contestant peer = start("peer", arguments[0], redis)) {
            List<Contestant> all = List.of(larder, peer, port);
            for (int threads : new int[] { 20, 20, 256, 1 }) {
                for (Contestant one : all) {
                    run(one, threads, WARM_UP_MILLIS);
                }
            }
            for (int round = 1; round <= rounds; round++) {
                for (int threads : THREADS) {
                    for (Contestant one : all) {
                        results.add(measure(redis, one, round, threads, millis));
                    }
                }
            }
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(Path.of(arguments[1]).toFile(),
                results);
        String report = new RedisReport(results, THREADS).text();
        Files.writeString(Path.of(arguments[1].replace(".json", ".md")), report);
        System.out.println(report);
        System.exit(0);
    }

    private static Contestant start(String name, String classPath, RedisHandle redis) throws IOException {
        return Contestant.start(name, List.of("-Xms256m", "-Xmx256m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dquarkus.redis.hosts=" + redis.uri()),
                classPath, LoadMain.class.getName());
    }

    private static Round run(Contestant one, int threads, long millis) throws IOException {
        return one.ask(threads + " " + millis, Round.class);
    }

    private static Result measure(RedisHandle redis, Contestant one, int round, int threads, long millis)
            throws Exception {
        long before = gets(redis);
        Result result = new Result(one.name(), round, run(one, threads, millis), gets(redis) - before);
        System.out.printf("round %d, %3d threads, %-6s %8.0f/s, %d errors, %d loads%n", round, threads, one.name(),
                result.measured().hitsPerSecond(), result.measured().errors(), result.measured().loads());
        return result;
    }

    private static long gets(RedisHandle redis) {
        Matcher calls = GETS.matcher(String.valueOf(redis.command("INFO", "commandstats")));
        return calls.results().mapToLong(call -> Long.parseLong(call.group(1))).sum();
    }
}
