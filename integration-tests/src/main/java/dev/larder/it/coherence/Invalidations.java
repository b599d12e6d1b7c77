package dev.larder.it.coherence;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.Key;
import dev.larder.Larder;

/** Commits to rows and then invalidates what was cached of them, in one of the ways that there are. */
@ApplicationScoped
public class Invalidations {

    @Inject
    Larder larder;

    @Inject
    Database database;

    @Inject
    Counters counters;

    /** How to invalidate. */
    enum Way {
        ANNOTATED, BY_KEY, CLEAR;

        /** Clears are few, as each concerns all rows of its cache. */
        static Way drawn() {
            int draw = ThreadLocalRandom.current().nextInt(16);
            return draw == 0 ? CLEAR : draw % 2 == 0 ? BY_KEY : ANNOTATED;
        }
    }

    /**
     * @param versions by row
     * @param taken whether Redis surely has taken the invalidation
     */
    record Committed(Map<Integer, Long> versions, boolean taken) {
    }

    Committed perform(Way way) {
        int row = (ThreadLocalRandom.current().nextBoolean() ? Ground.BOTH : Ground.REMOTE).drawn();
        String cache = Ground.of(row).cache();
        return switch (way) {
            case ANNOTATED -> watched(cache, () -> Map.of(row,
                    Ground.of(row) == Ground.BOTH ? counters.commitToBoth(row) : counters.commitToRemote(row)));
            case BY_KEY -> watched(cache, () -> {
                long version = database.commit(row);
                larder.cache(cache).invalidate(Key.of(cache + ":{0}", row));
                return Map.of(row, version);
            });
            case CLEAR -> watched(Ground.SWEPT.cache(), () -> {
                Map<Integer, Long> versions = Ground.SWEPT.rows().boxed()
                        .collect(Collectors.toMap(swept -> swept, database::commit));
                larder.cache(Ground.SWEPT.cache()).clear();
                return versions;
            });
        };
    }

    /**
     * A fault of Redis is not told to who invalidates, but it is counted. If none was counted for the cache meanwhile, not
     * even of a read, the invalidation has surely gone through.
     */
    private Committed watched(String cache, Supplier<Map<Integer, Long>> invalidation) {
        long before = larder.cache(cache).stats().redisFaults();
        Map<Integer, Long> versions = invalidation.get();
        return new Committed(versions, larder.cache(cache).stats().redisFaults() == before);
    }
}
