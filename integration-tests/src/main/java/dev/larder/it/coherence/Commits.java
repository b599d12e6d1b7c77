package dev.larder.it.coherence;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.CacheInvalidate;

/** Commits that invalidate by annotation. */
@ApplicationScoped
public class Commits {

    @Inject
    Database database;

    @CacheInvalidate(cache = "both", key = "both:{row}")
    public long toBoth(int row) {
        return database.commit(row);
    }

    @CacheInvalidate(cache = "remote", key = "remote:{row}")
    public long toRemote(int row) {
        return database.commit(row);
    }

    @CacheInvalidate(cache = "swept")
    public Map<Integer, Long> toSwept() {
        return all(Ground.SWEPT.rows());
    }

    @CacheInvalidate(tags = "group:{group}")
    public Map<Integer, Long> toGroup(int group) {
        return all(Ground.ofGroup(group));
    }

    private Map<Integer, Long> all(IntStream rows) {
        return rows.boxed().collect(Collectors.toMap(row -> row, database::commit));
    }
}
