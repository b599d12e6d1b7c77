package dev.larder.behind.shop;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.BatchWriter;
import dev.larder.Cached;
import dev.larder.Merger;
import dev.larder.WriteBehind;
import dev.larder.WriteId;

/** Writes that add up, many at once. */
@ApplicationScoped
public class Counts {

    @Inject
    Store store;

    /** What one or more calls count. */
    public record Counted(String id, long count, WriteId writeId) {
    }

    /** Adds up. */
    public static class Sum implements Merger<Counted> {

        @Override
        public Counted merge(Counted earlier, Counted later) {
            return new Counted(later.id(), earlier.count() + later.count(), later.writeId());
        }
    }

    @Cached(cache = "counts", key = "count:{id}")
    public long of(String id) {
        return store.count(id);
    }

    @WriteBehind(queue = "counts", key = "count:{id}", merge = Sum.class, delay = "100ms", batch = 50)
    public void add(String id, long count) {
        throw new AssertionError("the batch writer writes");
    }

    @BatchWriter("counts")
    void addAll(List<Counted> batch) {
        store.add(batch);
    }
}
