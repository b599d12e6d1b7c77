package dev.larder.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.larder.it.worker.CallRecord;

/** What a checker has counted and measured: one line for who reads along, and a file for who compares. */
final class Figures {

    private final String name;
    private final Map<String, Object> values = new LinkedHashMap<>();

    Figures(String name) {
        this.name = name;
    }

    Figures with(String figure, Object value) {
        values.put(figure, value);
        return this;
    }

    /** Writes {@code target/larder/<name>.json} and prints the line. */
    void publish() {
        try {
            Files.createDirectories(Application.RESULTS);
            new ObjectMapper().writerWithDefaultPrettyPrinter()
                    .writeValue(Application.RESULTS.resolve(name + ".json").toFile(), values);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        System.out.println("[larder] " + name + " " + values);
    }

    /** The percentile of the calls' times in microseconds; 0 if there are none. */
    static long percentileMicros(List<CallRecord> calls, double percentile) {
        long[] sorted = calls.stream().mapToLong(CallRecord::nanos).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percentile / 100 * sorted.length);
        return TimeUnit.NANOSECONDS.toMicros(sorted[Math.max(0, rank - 1)]);
    }

    static double ratio(long one, long other) {
        return Math.round(100.0 * one / Math.max(1, other)) / 100.0;
    }
}
