package dev.larder.it;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.larder.it.coherence.Happenings;
import dev.larder.it.coherence.History;
import dev.larder.it.coherence.ReadEvent;
import dev.larder.it.coherence.Rule;
import dev.larder.it.coherence.Violation;
import dev.larder.it.coherence.WriteEvent;

/** What is published of a history. */
final class CoherenceFigures {

    private static final int EXAMPLES = 3;
    private static final double[] PERCENTILES = { 50, 99, 99.9, 100 };

    private CoherenceFigures() {
    }

    static Figures of(String name, Happenings happenings, History history, List<Violation> violations) {
        long[] staleness = history.staleness();
        return new Figures(name)
                .with("events", happenings.events())
                .with("reads", happenings.reads().size())
                .with("reads by origin", counted(happenings.reads(), ReadEvent::origin))
                .with("invalidations", happenings.invalidations())
                .with("invalidations that Redis may not have taken", happenings.writes().stream()
                        .filter(write -> !write.taken()).map(write -> List.of(write.process(), write.began()))
                        .distinct().count())
                .with("violations", violations.size())
                .with("violations by rule", counted(violations, Violation::rule))
                .with("examples", examples(violations))
                .with("answers made old by others", staleness.length)
                .with("staleness ms at p50, p99, p99.9, most", millis(staleness))
                .with("read ms at p50, p99, p99.9, most", millis(
                        sorted(happenings.reads().stream().mapToLong(read -> read.ended() - read.began()))))
                .with("invalidation ms at p50, p99, p99.9, most", millis(
                        sorted(happenings.writes().stream().mapToLong(CoherenceFigures::took))));
    }

    private static List<String> examples(List<Violation> violations) {
        return Arrays.stream(Rule.values())
                .flatMap(rule -> violations.stream().filter(violation -> violation.rule() == rule).limit(EXAMPLES))
                .map(Violation::toString).toList();
    }

    private static long took(WriteEvent write) {
        return write.ended() - write.began();
    }

    private static long[] sorted(LongStream nanos) {
        return nanos.sorted().toArray();
    }

    private static List<Double> millis(long[] sorted) {
        return Arrays.stream(PERCENTILES).mapToObj(percentile -> {
            int rank = (int) Math.ceil(percentile / 100 * sorted.length);
            return sorted.length == 0 ? 0 : TimeUnit.NANOSECONDS.toMicros(sorted[Math.max(0, rank - 1)]) / 1000.0;
        }).toList();
    }

    private static <T, K> Map<K, Long> counted(Collection<T> things, Function<T, K> kind) {
        return things.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting()));
    }
}
