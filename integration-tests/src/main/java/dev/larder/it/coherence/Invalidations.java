package dev.larder.it.coherence;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.Key;
import dev.larder.Larder;
import dev.larder.Tag;

/** Commits to rows and then invalidates what was cached of them, in one of the ways that there are. */
@ApplicationScoped
public class Invalidations {

    private static final int DRAWS = 16;
    private static final int BY_KEY = 10;

    @Inject
    Larder larder;

    @Inject
    Database database;

    @Inject
    Commits commits;

    /**
     * @param versions by row
     * @param taken whether Redis surely has taken the invalidation
     */
    record Committed(Map<Integer, Long> versions, boolean taken) {
    }

    /** Those that concern many rows are few. */
    Committed perform() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int draw = random.nextInt(DRAWS);
        if (draw == 0) {
            return watched(Ground.SWEPT, () -> swept(random.nextBoolean()));
        }
        if (draw < BY_KEY) {
            Ground ground = random.nextBoolean() ? Ground.BOTH : Ground.REMOTE;
            int row = ground.drawn();
            return watched(ground, () -> Map.of(row, keyed(ground, row, random.nextBoolean())));
        }
        int row = Ground.TAGGED.drawn();
        if (random.nextBoolean()) {
            return watched(Ground.TAGGED, () -> {
                long version = database.commit(row);
                larder.invalidateTags(Tag.of("row:{0}", row));
                return Map.of(row, version);
            });
        }
        return watched(Ground.TAGGED, () -> grouped(Ground.group(row), random.nextBoolean()));
    }

    private long keyed(Ground ground, int row, boolean annotated) {
        if (annotated) {
            return ground == Ground.BOTH ? commits.toBoth(row) : commits.toRemote(row);
        }
        long version = database.commit(row);
        larder.cache(ground.cache()).invalidate(Key.of(ground.cache() + ":{0}", row));
        return version;
    }

    private Map<Integer, Long> swept(boolean annotated) {
        if (annotated) {
            return commits.toSwept();
        }
        Map<Integer, Long> versions = all(Ground.SWEPT.rows());
        larder.cache(Ground.SWEPT.cache()).clear();
        return versions;
    }

    private Map<Integer, Long> grouped(int group, boolean annotated) {
        if (annotated) {
            return commits.toGroup(group);
        }
        Map<Integer, Long> versions = all(Ground.ofGroup(group));
        larder.invalidateTags(Tag.of("group:{0}", group));
        return versions;
    }

    private Map<Integer, Long> all(IntStream rows) {
        return rows.boxed().collect(Collectors.toMap(row -> row, database::commit));
    }

    /**
     * A fault of Redis is not told to who invalidates, but it is counted. If none was counted for the cache meanwhile, not
     * even of a read, the invalidation has surely gone through.
     */
    private Committed watched(Ground ground, Supplier<Map<Integer, Long>> invalidation) {
        long before = larder.cache(ground.cache()).stats().redisFaults();
        Map<Integer, Long> versions = invalidation.get();
        return new Committed(versions, larder.cache(ground.cache()).stats().redisFaults() == before);
    }
}
