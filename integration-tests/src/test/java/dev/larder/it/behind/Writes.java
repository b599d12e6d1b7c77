package dev.larder.it.behind;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The writes of one queue, as the diaries tell them, and what may have become of them. */
public final class Writes {

    private final String queue;
    private final Map<String, List<Written>> byKey;
    private final Aside aside;
    private final Predicate<Written> mayBeLost;

    /**
     * @param diaries of all queues
     * @param mayBeLost whether Redis was allowed to lose an accepted write
     */
    public Writes(String queue, List<Written> diaries, Aside aside, Predicate<Written> mayBeLost) {
        this.queue = queue;
        this.byKey = diaries.stream().filter(write -> write.queue().equals(queue))
                .collect(Collectors.groupingBy(Written::key, TreeMap::new, Collectors.toList()));
        this.aside = aside;
        this.mayBeLost = mayBeLost;
    }

    Map<String, List<Written>> byKey() {
        return byKey;
    }

    List<Written> of(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    boolean isAside(Written write) {
        return aside.holds(write.key(), write.number());
    }

    /** Whether an accepted write must be found applied, or covered by another. */
    boolean isOwed(Written write) {
        return write.isAccepted() && !isAside(write) && !mayBeLost.test(write);
    }

    /** @param applied whether a write of a key was applied, or covered */
    long lost(BiPredicate<String, Long> applied) {
        return byKey.values().stream().flatMap(List::stream)
                .filter(write -> write.isAccepted() && !isAside(write) && mayBeLost.test(write)
                        && !applied.test(write.key(), write.number()))
                .count();
    }

    WriteViolation violation(WriteRule rule, String key, String what) {
        return new WriteViolation(rule, queue, key, what);
    }

    /** @param applied the numbers of writes by key */
    void unasked(Map<String, Set<Long>> applied, Consumer<WriteViolation> found) {
        applied.forEach((key, numbers) -> {
            Map<Long, Written> made = of(key).stream().collect(Collectors.toMap(Written::number, write -> write));
            for (Long number : numbers) {
                Written write = made.get(number);
                if (write == null) {
                    found.accept(violation(WriteRule.INVENTED, key, "write " + number));
                } else if (write.isRefused()) {
                    found.accept(violation(WriteRule.REFUSED_AND_APPLIED, key, write.toString()));
                }
            }
        });
    }
}
