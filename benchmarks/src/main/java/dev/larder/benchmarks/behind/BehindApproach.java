package dev.larder.benchmarks.behind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.jspecify.annotations.Nullable;

import dev.larder.BatchWriter;
import dev.larder.Cached;
import dev.larder.Larder;
import dev.larder.Tier;
import dev.larder.WriteBehind;
import dev.larder.benchmarks.writing.Approach;
import dev.larder.benchmarks.writing.Row;
import dev.larder.benchmarks.writing.Setting;
import dev.larder.benchmarks.writing.Table;
import io.quarkus.arc.Unremovable;

/** Larder's write-behind: Redis has the row, and the write in a queue, when the call returns. */
@ApplicationScoped
@Unremovable
@Named(BehindReport.LARDER)
public class BehindApproach implements Approach {

    private static final String QUEUE = "articles";

    private final Table table;
    private final Larder larder;

    /** @param removed then there is no row */
    record Written(String id, @Nullable Row row, boolean removed) {
    }

    @Inject
    public BehindApproach(Table table, Larder larder) {
        this.table = table;
        this.larder = larder;
    }

    /** Nobody calls it: what it would answer is what writes leave in Redis. */
    @Cached(cache = "articles", key = "article:{id}", ttl = "1m", tier = Tier.REMOTE)
    public Optional<Row> find(String id) {
        return Optional.empty();
    }

    @Override
    @WriteBehind(queue = QUEUE, key = "article:{id}", value = "{row}", delay = Setting.DELAY_MILLIS + "ms",
            batch = Setting.BATCH)
    public void save(String id, Row row) {
        table.save(id, row);
    }

    @Override
    @WriteBehind(queue = QUEUE, key = "article:{id}", removes = true)
    public void remove(String id) {
        table.remove(id);
    }

    @BatchWriter(QUEUE)
    void writeAll(List<Written> batch) {
        Map<String, Row> rows = new HashMap<>();
        List<String> removed = new ArrayList<>();
        for (Written one : batch) {
            if (one.row() == null) {
                removed.add(one.id());
            } else {
                rows.put(one.id(), one.row());
            }
        }
        table.write(rows, removed);
    }

    @Override
    public long waiting() {
        return larder.queue(QUEUE).backlog();
    }
}
