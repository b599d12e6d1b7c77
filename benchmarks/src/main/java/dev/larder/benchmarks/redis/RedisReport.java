package dev.larder.benchmarks.redis;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import dev.larder.benchmarks.load.Medians;

/** The medians of all rounds and their ratios, as a table. */
final class RedisReport {

    private static final double LIMIT = 3;
    private static final int LIMIT_THREADS = 20;
    private static final int ERROR_THREADS = 256;

    private final List<Result> results;
    private final int[] threads;

    RedisReport(List<Result> results, int[] threads) {
        this.results = results;
        this.threads = threads;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        out.append(
                "| threads | Larder : peer | Larder hits/s | peer hits/s | port alone hits/s | CPU µs per answer, Larder, peer, port | Larder p50, p99 µs | peer p50, p99 µs")
                .append(" | Larder errors, loads | peer errors, loads | reads per answer, Larder, peer |\n")
                .append("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (int count : threads) {
            out.append(String.format(Locale.ROOT,
                    "| %d | **%.1f** | %.0f | %.0f | %.0f | %.1f, %.1f, %.1f | %.0f, %.0f | %.0f, %.0f | %d, %d | %d, %d | %.2f, %.2f |%n",
                    count, ratio(count), speed("larder", count), speed("peer", count), speed("port", count),
                    cpu("larder", count), cpu("peer", count), cpu("port", count),
                    median("larder", count, result -> result.measured().p50()),
                    median("larder", count, result -> result.measured().p99()),
                    median("peer", count, result -> result.measured().p50()),
                    median("peer", count, result -> result.measured().p99()),
                    errors("larder", count), loads("larder", count), errors("peer", count), loads("peer", count),
                    gets("larder", count), gets("peer", count)));
        }
        out.append(String.format(Locale.ROOT, "%nLimits: at %d threads at least %.0f times the peer: %.1f, %s;",
                LIMIT_THREADS,
                LIMIT, ratio(LIMIT_THREADS), ratio(LIMIT_THREADS) >= LIMIT ? "met" : "MISSED"));
        long errors = errors("larder", ERROR_THREADS);
        out.append(String.format(Locale.ROOT, " no error at %d threads: %d, %s.%n", ERROR_THREADS, errors,
                errors == 0 ? "met" : "MISSED"));
        return out.toString();
    }

    private double ratio(int count) {
        return speed("larder", count) / speed("peer", count);
    }

    private double speed(String name, int count) {
        return median(name, count, result -> result.measured().hitsPerSecond());
    }

    private double cpu(String name, int count) {
        return median(name, count, result -> result.measured().cpuMicros());
    }

    private double gets(String name, int count) {
        return median(name, count, result -> (double) result.gets() / result.measured().answers());
    }

    private long errors(String name, int count) {
        return of(name, count).mapToLong(result -> result.measured().errors()).sum();
    }

    private long loads(String name, int count) {
        return of(name, count).mapToLong(result -> result.measured().loads()).sum();
    }

    private double median(String name, int count, ToDoubleFunction<Result> figure) {
        return Medians.of(of(name, count).mapToDouble(figure));
    }

    private Stream<Result> of(String name, int count) {
        return results.stream().filter(result -> result.name().equals(name) && result.measured().threads() == count);
    }
}
