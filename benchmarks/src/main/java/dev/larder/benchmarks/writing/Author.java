package dev.larder.benchmarks.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What one caller writes. Of ten writes five are of an id that was written of late, two remove one, and the rest are of ids
 * that are new. Nobody else writes these ids, so that it is known what comes last. Not thread-safe.
 */
final class Author {

    /** The version of no row. */
    static final long NONE = 0;

    /** So many ids count as written of late. */
    private static final int RECENT = 8;

    private static final int TENTHS = 10;
    private static final int REWRITES = 5;
    private static final int REMOVALS = 2;

    private final String name;
    private final SplittableRandom random;
    private final List<String> recent = new ArrayList<>();
    private final Map<String, Long> last = new HashMap<>();
    private int ids;
    private long version;

    /** @param name no other's: ids begin with it */
    Author(String name) {
        this.name = name;
        this.random = new SplittableRandom(name.hashCode());
    }

    Step next() {
        int tenth = random.nextInt(TENTHS);
        if (tenth < REWRITES && !recent.isEmpty()) {
            return save(recent.get(random.nextInt(recent.size())));
        }
        if (tenth >= TENTHS - REMOVALS) {
            List<String> there = recent.stream().filter(id -> last.getOrDefault(id, NONE) != NONE).toList();
            if (!there.isEmpty()) {
                String id = there.get(random.nextInt(there.size()));
                last.put(id, NONE);
                return new Step.Remove(id);
            }
        }
        String id = name + '-' + ids++;
        if (recent.size() == RECENT) {
            recent.remove(0);
        }
        recent.add(id);
        return save(id);
    }

    private Step save(String id) {
        last.put(id, ++version);
        return new Step.Save(id, Row.of(id, version));
    }

    /** How many ids it has written. */
    int ids() {
        return ids;
    }

    /** The versions of what it wrote last, by id. */
    Map<String, Long> last() {
        return last;
    }
}
