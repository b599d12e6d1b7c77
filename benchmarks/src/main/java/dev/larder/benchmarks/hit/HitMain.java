package dev.larder.benchmarks.hit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;

/** Runs all benchmarks one after the other, each in a JVM of its own, and that several times. */
public final class HitMain {

    private HitMain() {
    }

    /** @param arguments file for the results, rounds, and which benchmarks (a regular expression) */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[1]);
        List<Hit> hits = new ArrayList<>();
        try (RedisHandle redis = RedisLauncher.launch()) {
            for (int round = 1; round <= rounds; round++) {
                for (RunResult result : new Runner(options(arguments[2], redis.uri())).run()) {
                    hits.add(hit(round, result));
                }
            }
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(Path.of(arguments[0]).toFile(), hits);
        String report = new HitReport(hits).text();
        Files.writeString(Path.of(arguments[0].replace(".json", ".md")), report);
        System.out.println(report);
    }

    private static Options options(String which, String redis) {
        return new OptionsBuilder()
                .include(HitBenchmark.class.getName() + "\\.(" + which + ")$")
                .forks(1)
                .warmupIterations(5).warmupTime(TimeValue.seconds(1))
                .measurementIterations(5).measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgs("-Xms512m", "-Xmx512m", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dquarkus.redis.hosts=" + redis)
                .build();
    }

    private static Hit hit(int round, RunResult result) {
        String name = result.getPrimaryResult().getLabel();
        Result<?> bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
        return new Hit(name, round, result.getPrimaryResult().getScore(), bytes.getScore());
    }
}
