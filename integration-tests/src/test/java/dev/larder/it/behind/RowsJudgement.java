package dev.larder.it.behind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Judges rows whose last write holds. A body may be run again, and one that has lost its partition may come late; it has then
 * begun before what overtook it.
 */
public final class RowsJudgement {

    private final Writes writes;
    private final Map<String, List<Run>> runs;
    private final Map<String, Stored> rows;

    /**
     * @param runs in order
     * @param rows by key
     */
    public RowsJudgement(Writes writes, List<Run> runs, Map<String, Stored> rows) {
        this.writes = writes;
        this.rows = rows;
        this.runs = runs.stream().collect(Collectors.groupingBy(Run::row, TreeMap::new, Collectors.toList()));
    }

    public List<WriteViolation> violations() {
        List<WriteViolation> found = new ArrayList<>();
        writes.byKey().forEach((row, made) -> judge(row, made, runs.getOrDefault(row, List.of()), found));
        Map<String, Set<Long>> applied = new HashMap<>();
        runs.forEach((row, ofRow) -> applied.put(row, ofRow.stream().map(Run::number).collect(Collectors.toSet())));
        writes.unasked(applied, found::add);
        runs.forEach((row, ofRow) -> judgeOrder(row, ofRow, found));
        return found;
    }

    /** How many accepted writes Redis was allowed to lose, and has lost. */
    public long lost() {
        return writes.lost((row, number) -> runs.getOrDefault(row, List.of()).stream()
                .anyMatch(run -> run.number() >= number));
    }

    /** How many bodies were run again. */
    public long repeated() {
        return runs.values().stream()
                .mapToLong(ofRow -> ofRow.size() - ofRow.stream().map(Run::number).distinct().count()).sum();
    }

    /** How many bodies came after a later one that had begun after them. */
    public long overtaken() {
        return runs.values().stream().mapToLong(ofRow -> {
            long late = 0;
            long newest = 0;
            for (Run run : ofRow) {
                late += run.number() < newest ? 1 : 0;
                newest = Math.max(newest, run.number());
            }
            return late;
        }).sum();
    }

    private void judge(String row, List<Written> made, List<Run> ofRow, List<WriteViolation> found) {
        Set<Long> run = ofRow.stream().map(Run::number).collect(Collectors.toSet());
        long newest = run.stream().mapToLong(Long::longValue).max().orElse(0);
        made.stream().filter(write -> writes.isOwed(write) && write.number() > newest)
                .forEach(write -> found.add(writes.violation(WriteRule.LOST, row, "write " + write.number())));
        Optional<Written> last = made.stream()
                .filter(write -> run.contains(write.number()) || writes.isOwed(write))
                .reduce((one, next) -> next);
        Stored expected = last
                .map(write -> new Stored(write.number(), write.removes() ? null : "#" + write.number())).orElse(null);
        @Nullable
        Stored stored = rows.get(row);
        if (expected == null ? stored != null : !expected.equals(stored)) {
            found.add(writes.violation(WriteRule.WRONG_AT_REST, row, stored + " instead of " + expected));
        }
    }

    private void judgeOrder(String row, List<Run> ofRow, List<WriteViolation> found) {
        for (int i = 0; i < ofRow.size(); i++) {
            Run run = ofRow.get(i);
            ofRow.subList(0, i).stream()
                    .filter(before -> before.number() > run.number() && before.written() < run.began())
                    .findFirst().ifPresent(before -> found.add(writes.violation(WriteRule.OUT_OF_ORDER, row,
                            run + " began after " + before)));
        }
    }
}
