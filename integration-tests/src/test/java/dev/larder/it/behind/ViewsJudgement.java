package dev.larder.it.behind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges counts that each write is to be added to exactly once. */
public final class ViewsJudgement {

    private final Writes writes;
    private final Map<String, List<Long>> applied;
    private final Map<String, Long> totals;

    /**
     * @param effects in order
     * @param totals by item
     */
    public ViewsJudgement(Writes writes, List<Effect> effects, Map<String, Long> totals) {
        this.writes = writes;
        this.totals = totals;
        this.applied = effects.stream().collect(Collectors.groupingBy(Effect::item, TreeMap::new,
                Collectors.flatMapping(effect -> effect.numbers().stream(), Collectors.toList())));
    }

    public List<WriteViolation> violations() {
        List<WriteViolation> found = new ArrayList<>();
        writes.byKey().forEach((item, made) -> judge(item, made, applied.getOrDefault(item, List.of()), found));
        Map<String, Set<Long>> numbers = new HashMap<>();
        applied.forEach((item, all) -> numbers.put(item, new TreeSet<>(all)));
        writes.unasked(numbers, found::add);
        Stream.concat(applied.keySet().stream(), totals.keySet().stream()).distinct().sorted()
                .forEach(item -> judgeTotal(item, found));
        return found;
    }

    /** How many accepted writes Redis was allowed to lose, and has lost. */
    public long lost() {
        return writes.lost((item, number) -> applied.getOrDefault(item, List.of()).contains(number));
    }

    private void judge(String item, List<Written> made, List<Long> numbers, List<WriteViolation> found) {
        for (Written write : made) {
            int times = Collections.frequency(numbers, write.number());
            if (times == 0 && writes.isOwed(write)) {
                found.add(writes.violation(WriteRule.LOST, item, "write " + write.number()));
            }
            if (times > 1) {
                found.add(
                        writes.violation(WriteRule.DOUBLED, item, "write " + write.number() + ", " + times + " times"));
            }
            if (times > 0 && writes.isAside(write)) {
                found.add(writes.violation(WriteRule.ASIDE_AND_APPLIED, item, "write " + write.number()));
            }
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) < numbers.get(i - 1)) {
                found.add(writes.violation(WriteRule.OUT_OF_ORDER, item,
                        "write " + numbers.get(i) + " after " + numbers.get(i - 1)));
            }
        }
    }

    /** What the count is made of, as often as it was added: whether that was right is judged above. */
    private void judgeTotal(String item, List<WriteViolation> found) {
        Map<Long, Long> views = writes.of(item).stream()
                .collect(Collectors.toMap(Written::number, Written::views));
        long sum = applied.getOrDefault(item, List.of()).stream().mapToLong(number -> views.getOrDefault(number, 0L))
                .sum();
        long total = totals.getOrDefault(item, 0L);
        if (total != sum) {
            found.add(writes.violation(WriteRule.WRONG_AT_REST, item, total + " instead of " + sum));
        }
    }
}
