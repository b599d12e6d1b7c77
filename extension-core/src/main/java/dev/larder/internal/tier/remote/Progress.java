package dev.larder.internal.tier.remote;

import java.time.Duration;

import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;

/** Told how far the removal of many keys has come, page by page, one after the other. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress UNHEARD = (removed, lookedThrough, done) -> {};

    /**
     * A page has been dealt with.
     *
     * @param removed keys so far
     * @param lookedThrough keys so far, about
     */
    void page(long removed, long lookedThrough, boolean done);

    /** Of one removal, told in the log now and then if it is a long one. */
    static Progress logged(Time time, Journal journal) {
        return new Logged(time, journal);
    }

    /** Tells every {@value #EVERY_KEYS} keys and every ten seconds, and the end of what it has told of. */
    final class Logged implements Progress {

        static final long EVERY_KEYS = 100_000;
        static final Duration EVERY = Duration.ofSeconds(10);

        private final Time time;
        private final Journal journal;
        private long toldThrough;
        private long toldAt;
        private boolean told;

        private Logged(Time time, Journal journal) {
            this.time = time;
            this.journal = journal;
            this.toldAt = time.nanos();
        }

        @Override
        public void page(long removed, long lookedThrough, boolean done) {
            long now = time.nanos();
            if (done ? told : lookedThrough - toldThrough >= EVERY_KEYS || now - toldAt >= EVERY.toNanos()) {
                told = true;
                toldThrough = lookedThrough;
                toldAt = now;
                journal.info("redis", "an invalidation of many keys " + (done ? "is done: " : "goes on: ") + removed
                        + " removed, about " + lookedThrough + " looked through");
            }
        }
    }
}
