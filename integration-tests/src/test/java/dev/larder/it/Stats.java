package dev.larder.it;

/** The counters of a cache in one process. */
record Stats(long memoryHits, long redisHits, long loads, long stale, long redisFaults, long waits) {

    static Stats of(WorkerProcess worker, String cache) {
        String[] counts = worker.ask("stats", cache).join().split(" ", 6);
        return new Stats(Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2]),
                Long.parseLong(counts[3]), Long.parseLong(counts[4]), Long.parseLong(counts[5]));
    }
}
