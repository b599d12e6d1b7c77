package dev.larder.benchmarks.behind;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import dev.larder.benchmarks.load.Medians;
import dev.larder.benchmarks.writing.Outcome;
import dev.larder.benchmarks.writing.Setting;

/** The medians of all rounds and their ratios, as tables. Wrong rows are those of all rounds together. */
final class BehindReport {

    static final String LARDER = "behind";
    static final String PEER = "peer";
    static final String THROUGH = "through";

    private static final double LIMIT = 2;
    private static final int LIMIT_CALLERS = 64;
    private static final double MOST_TRANSACTIONS = 1.1;

    private final List<Result> results;
    private final int[] callers;

    BehindReport(List<Result> results, int[] callers) {
        this.results = results;
        this.callers = callers;
    }

    String text() {
        return rates() + "\n" + whole() + "\n" + limits();
    }

    private String rates() {
        StringBuilder out = new StringBuilder();
        out.append("| callers | Larder : peer | Larder writes/s | peer writes/s | through writes/s")
                .append(" | p50, p99 µs, Larder | peer | through | all applied s later, Larder, peer")
                .append(" | CPU µs per write, Larder, peer, through | wrong rows, Larder, peer, through |\n")
                .append("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (int count : callers) {
            out.append(String.format(Locale.ROOT,
                    "| %d | **%.1f** | %.0f | %.0f | %.0f | %s | %s | %s | %.1f, %.1f | %.1f, %.1f, %.1f | %d, %d, %d |%n",
                    count, ratio(count), rate(LARDER, count), rate(PEER, count), rate(THROUGH, count),
                    times(LARDER, count), times(PEER, count), times(THROUGH, count),
                    median(LARDER, count, Outcome::behindSeconds), median(PEER, count, Outcome::behindSeconds),
                    median(LARDER, count, Outcome::cpuMicros), median(PEER, count, Outcome::cpuMicros),
                    median(THROUGH, count, Outcome::cpuMicros), wrong(timed(LARDER, count)),
                    wrong(timed(PEER, count)), wrong(timed(THROUGH, count))));
        }
        return out.toString();
    }

    private String whole() {
        StringBuilder out = new StringBuilder();
        Outcome any = whole(LARDER).findFirst().orElseThrow();
        out.append(String.format(Locale.ROOT, "| %d ids, %d callers", any.ids(), any.callers()))
                .append(" | writes | transactions : least | transactions | batches | statements | all applied s later")
                .append(" | wrong rows: back, lost, old |\n")
                .append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
        for (String name : List.of(LARDER, PEER, THROUGH)) {
            out.append(String.format(Locale.ROOT, "| %s | %.0f | **%.2f** | %.0f | %.0f | %.0f | %.1f | %d, %d, %d |%n",
                    name, whole(name, Outcome::accepted), transactions(name),
                    whole(name, outcome -> outcome.used().transactions()),
                    whole(name, outcome -> outcome.used().batches()),
                    whole(name, outcome -> outcome.used().statements()),
                    whole(name, Outcome::behindSeconds), whole(name).mapToLong(outcome -> outcome.wrong().back()).sum(),
                    whole(name).mapToLong(outcome -> outcome.wrong().lost()).sum(),
                    whole(name).mapToLong(outcome -> outcome.wrong().old()).sum()));
        }
        return out.toString();
    }

    private String limits() {
        long wrong = wrong(all(LARDER));
        long errors = all(LARDER).mapToLong(Outcome::errors).sum();
        return String.format(Locale.ROOT,
                "Limits: at %d callers at least %.0f times the peer: %.1f, %s; transactions at most %.1f of the least: %.2f, %s;"
                        + " no wrong row: %d, %s (the peer: %d of %d).%nErrors: %d; the peer's %d; those of through %d.%n",
                LIMIT_CALLERS, LIMIT, ratio(LIMIT_CALLERS), met(ratio(LIMIT_CALLERS) >= LIMIT), MOST_TRANSACTIONS,
                transactions(LARDER), met(transactions(LARDER) <= MOST_TRANSACTIONS), wrong, met(wrong == 0),
                wrong(all(PEER)), all(PEER).mapToLong(Outcome::ids).sum(), errors,
                all(PEER).mapToLong(Outcome::errors).sum(), all(THROUGH).mapToLong(Outcome::errors).sum());
    }

    private static String met(boolean met) {
        return met ? "met" : "MISSED";
    }

    private double ratio(int count) {
        return rate(LARDER, count) / rate(PEER, count);
    }

    private double rate(String name, int count) {
        return median(name, count, Outcome::perSecond);
    }

    private String times(String name, int count) {
        return String.format(Locale.ROOT, "%.0f, %.0f", median(name, count, Outcome::p50),
                median(name, count, Outcome::p99));
    }

    private double transactions(String name) {
        return whole(name, outcome -> outcome.transactionsToLeast(Setting.BATCH));
    }

    private static long wrong(Stream<Outcome> outcomes) {
        return outcomes.mapToLong(outcome -> outcome.wrong().all()).sum();
    }

    private double median(String name, int count, ToDoubleFunction<Outcome> figure) {
        return Medians.of(timed(name, count).mapToDouble(figure));
    }

    private double whole(String name, ToDoubleFunction<Outcome> figure) {
        return Medians.of(whole(name).mapToDouble(figure));
    }

    private Stream<Outcome> timed(String name, int count) {
        return results.stream().filter(result -> result.name().equals(name) && !result.whole())
                .map(Result::outcome).filter(outcome -> outcome.callers() == count);
    }

    private Stream<Outcome> whole(String name) {
        return results.stream().filter(result -> result.name().equals(name) && result.whole()).map(Result::outcome);
    }

    private Stream<Outcome> all(String name) {
        return results.stream().filter(result -> result.name().equals(name)).map(Result::outcome);
    }
}
