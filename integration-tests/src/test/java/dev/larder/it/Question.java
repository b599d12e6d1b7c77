package dev.larder.it;

import java.util.concurrent.TimeUnit;

/** A run of a cached method, as the origin sees it. Times are this process' {@code nanoTime}. */
final class Question {

    private static final int NUMBERS_PER_WORKER = 40;

    final long call;
    final String cache;
    final String key;
    final long version;
    final long began = System.nanoTime();
    volatile long ended = Long.MAX_VALUE;

    Question(long call, String cache, String key, long version) {
        this.call = call;
        this.cache = cache;
        this.key = key;
        this.version = version;
    }

    /** The number of the process that asks. */
    int worker() {
        return (int) (call >> NUMBERS_PER_WORKER);
    }

    boolean isAnswered() {
        return ended != Long.MAX_VALUE;
    }

    @Override
    public String toString() {
        return "%s:%s by %d at %d ms".formatted(cache, key, worker(), TimeUnit.NANOSECONDS.toMillis(began));
    }
}
