package dev.larder.it;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.larder.it.behind.Aside;
import dev.larder.it.behind.WriteRule;
import dev.larder.it.behind.WriteViolation;
import dev.larder.it.behind.Written;

/** What is published of writes. */
final class WriteBehindFigures {

    private static final int EXAMPLES = 5;

    /** Of a batch besides those for its records, and for each of these: see {@code Views} and {@code Trail}. */
    private static final int STATEMENTS_OF_A_BATCH = 3;
    private static final int STATEMENTS_OF_A_RECORD = 2;
    private static final int STATEMENTS_OF_A_BODY = 2;

    private WriteBehindFigures() {
    }

    static Figures of(String name, List<Written> made, Collection<Aside> asides, WriteStore store,
            List<WriteViolation> found) throws SQLException {
        long accepted = made.stream().filter(Written::isAccepted).count();
        long refused = made.stream().filter(Written::isRefused).count();
        long batches = store.count("select count(*) from batches");
        long records = store.count("select coalesce(sum(records), 0) from batches");
        long fresh = store.count("select coalesce(sum(fresh), 0) from batches");
        long bodies = store.count("select count(*) from runs");
        return new Figures(name)
                .with("writes accepted", accepted)
                .with("writes refused", refused)
                .with("writes that may be in the queue", made.size() - accepted - refused)
                .with("what was thrown", thrown(made))
                .with("keys", made.stream().map(Written::key).distinct().count())
                .with("violations", found.size())
                .with("violations by rule", found.stream()
                        .collect(Collectors.groupingBy(WriteViolation::rule, TreeMap::new, Collectors.counting())))
                .with("examples", examples(found))
                .with("dead letters left", asides.stream().mapToInt(aside -> aside.dead().size()).sum())
                .with("dead letters discarded", asides.stream().mapToInt(aside -> aside.discarded().size()).sum())
                .with("batches", batches).with("records in batches", records)
                .with("records that were applied before", records - fresh)
                .with("single bodies", bodies)
                .with("statements", batches * STATEMENTS_OF_A_BATCH + fresh * STATEMENTS_OF_A_RECORD
                        + bodies * STATEMENTS_OF_A_BODY);
    }

    /** Without what would mend it. */
    private static Map<String, Long> thrown(List<Written> made) {
        return made.stream().filter(write -> !write.thrown().isEmpty())
                .collect(Collectors.groupingBy(write -> write.thrown().replaceFirst("\\. Mend: .*", ""), TreeMap::new,
                        Collectors.counting()));
    }

    private static List<String> examples(List<WriteViolation> found) {
        return Arrays.stream(WriteRule.values())
                .flatMap(rule -> found.stream().filter(violation -> violation.rule() == rule).limit(EXAMPLES))
                .map(WriteViolation::toString).toList();
    }
}
