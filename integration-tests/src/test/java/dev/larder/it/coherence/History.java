package dev.larder.it.coherence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What happened in all processes, on one clock. A call is judged by when it began: what had returned before may not show any
 * more; what returned later may.
 */
public final class History {

    private static final Row UNTOUCHED = new Row(List.of());

    private final Happenings all;
    private final long maxLag;
    private final Map<Integer, Row> rows;

    /** @param maxLag how long what a process holds may lag behind the invalidations of others */
    public History(Happenings all, Duration maxLag) {
        this.all = all;
        this.maxLag = maxLag.toNanos();
        this.rows = all.writes().stream().collect(Collectors.groupingBy(WriteEvent::row,
                Collectors.collectingAndThen(Collectors.toList(), Row::new)));
    }

    /** What broke a rule while things happened. */
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        for (ReadEvent read : all.reads()) {
            judge(read).ifPresent(found::add);
        }
        return found;
    }

    /** What broke a rule after all writes, when each process was to know of each. */
    public List<Violation> violationsAtRest(List<ReadEvent> looks) {
        List<Violation> found = new ArrayList<>();
        for (ReadEvent read : looks) {
            Row row = row(read);
            long last = row.begun().floor(Long.MAX_VALUE);
            if (read.origin() == Origin.THROWN) {
                found.add(new Violation(Rule.THROWN, read, last, Duration.ZERO));
            } else if (read.version() < last) {
                long due = row.begun().outdated(read.version());
                found.add(new Violation(Rule.OLD_AT_REST, read, last, Duration.ofNanos(read.began() - due)));
            } else {
                judge(read).ifPresent(found::add);
            }
        }
        return found;
    }

    /** For each answer that an invalidation had made old: for how long, in nanoseconds, sorted. */
    public long[] staleness() {
        return all.reads().stream().filter(read -> read.origin() != Origin.THROWN)
                .filter(read -> read.version() < row(read).taken().floor(read.began()))
                .mapToLong(read -> read.began() - row(read).taken().outdated(read.version()))
                .sorted().toArray();
    }

    private Optional<Violation> judge(ReadEvent read) {
        Row row = row(read);
        if (read.origin() == Origin.THROWN) {
            return Optional.of(new Violation(Rule.THROWN, read, 0, Duration.ZERO));
        }
        if (read.answered() != read.row()) {
            return Optional.of(new Violation(Rule.ANOTHER_KEY, read, 0, Duration.ZERO));
        }
        if (read.version() > row.begun().floor(read.ended())) {
            return Optional.of(new Violation(Rule.UNWRITTEN, read, row.begun().floor(read.ended()), Duration.ZERO));
        }
        return older(read, row.taken(), read.began(),
                read.origin().isOfTheProcess() ? Rule.OLD_BEYOND_LAG : Rule.OLD_FROM_REDIS,
                read.origin().isOfTheProcess() ? maxLag : 0)
                .or(() -> older(read, row.takenBy(read.process()), read.began(), Rule.OLD_FROM_OWN_MEMORY, 0))
                .or(() -> older(read, row.failedOf(read.process()), read.began(), Rule.OLD_AFTER_FAILURE, 0));
    }

    private static Optional<Violation> older(ReadEvent read, Returns returns, long began, Rule rule, long lag) {
        long floor = returns.floor(began - lag);
        if (read.version() >= floor) {
            return Optional.empty();
        }
        Duration late = Duration.ofNanos(began - returns.outdated(read.version()));
        return Optional.of(new Violation(rule, read, floor, late));
    }

    private Row row(ReadEvent read) {
        return rows.getOrDefault(read.row(), UNTOUCHED);
    }
}
