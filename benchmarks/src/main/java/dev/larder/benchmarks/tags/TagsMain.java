package dev.larder.benchmarks.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;

/** Starts a Redis, and lets both approaches invalidate a tag that many entries carry, in turn. */
public final class TagsMain {

    /** Before anything is measured: code that is run for the first time is slow, and scripts are not known. */
    private static final int WARM_UP_ENTRIES = 20_000;

    private TagsMain() {
    }

    /** @param arguments file for the results, rounds, entries */
    public static void main(String[] arguments) throws IOException {
        List<Invalidation> all = new ArrayList<>();
        int rounds = Integer.parseInt(arguments[1]);
        int entries = Integer.parseInt(arguments[2]);
        try (RedisHandle redis = RedisLauncher.launch(); Comparison comparison = new Comparison(redis)) {
            comparison.round(0, WARM_UP_ENTRIES);
            for (int round = 1; round <= rounds; round++) {
                redis.command("FLUSHALL");
                for (Invalidation one : comparison.round(round, entries)) {
                    System.out.printf("round %d, %-14s %10.2f ms, %d round trips, %d commands%n", round, one.approach(),
                            one.millis(), one.trips(), one.sent());
                    all.add(one);
                }
            }
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(Path.of(arguments[0]).toFile(), all);
        String report = new TagsReport(all).text();
        Files.writeString(Path.of(arguments[0].replace(".json", ".md")), report);
        System.out.println(report);
        System.exit(0);
    }
}
