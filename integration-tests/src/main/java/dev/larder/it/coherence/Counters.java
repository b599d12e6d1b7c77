package dev.larder.it.coherence;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.Cached;
import dev.larder.Tier;

/** The cached reads. A load holds what it has read for a while. */
@ApplicationScoped
public class Counters {

    private static final int MICROS_OF_A_QUICK_LOAD = 1_000;
    private static final int MICROS_OF_A_SLOW_LOAD = 60_000;
    private static final int ONE_SLOW_IN = 4;

    @Inject
    Database database;

    /** Calls the method that reads the row. */
    Counter read(int row) {
        return switch (Ground.of(row)) {
            case BOTH -> both(row);
            case REMOTE -> remote(row);
            case SWEPT -> swept(row);
            case TAGGED -> tagged(row);
        };
    }

    @Cached(cache = "both", key = "both:{row}", tier = Tier.BOTH)
    public Counter both(int row) {
        return load(row);
    }

    @Cached(cache = "remote", key = "remote:{row}", tier = Tier.REMOTE)
    public Counter remote(int row) {
        return load(row);
    }

    @Cached(cache = "swept", key = "swept:{row}", tier = Tier.BOTH)
    public Counter swept(int row) {
        return load(row);
    }

    @Cached(cache = "tagged", key = "tagged:{row}", tier = Tier.BOTH, tags = { "row:{row}", "group:{result.group}" })
    public Counter tagged(int row) {
        return load(row);
    }

    /** Reads first and is slow after, so that invalidations fall into it. */
    private Counter load(int row) {
        long version = database.read(row);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int most = random.nextInt(ONE_SLOW_IN) == 0 ? MICROS_OF_A_SLOW_LOAD : MICROS_OF_A_QUICK_LOAD;
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(most)));
        return new Counter(row, Ground.group(row), version);
    }
}
