package dev.larder.benchmarks.behind;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.Tier;
import dev.larder.benchmarks.writing.Approach;
import dev.larder.benchmarks.writing.Row;
import dev.larder.benchmarks.writing.Table;
import io.quarkus.arc.Unremovable;

/** Larder's write-through: the table and Redis have the row when the call returns. */
@ApplicationScoped
@Unremovable
@Named(BehindReport.THROUGH)
public class ThroughApproach implements Approach {

    private final Table table;

    @Inject
    public ThroughApproach(Table table) {
        this.table = table;
    }

    /** Nobody calls it: what it would answer is what writes leave in Redis. */
    @Cached(cache = "through", key = "through:{id}", ttl = "1m", tier = Tier.REMOTE)
    public Optional<Row> find(String id) {
        return Optional.empty();
    }

    @Override
    @CachePut(key = "through:{id}", value = "{row}")
    public void save(String id, Row row) {
        table.save(id, row);
    }

    @Override
    @CacheInvalidate(key = "through:{id}")
    public void remove(String id) {
        table.remove(id);
    }

    @Override
    public long waiting() {
        return 0;
    }
}
