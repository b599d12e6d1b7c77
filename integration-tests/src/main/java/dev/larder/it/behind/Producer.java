package dev.larder.it.behind;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes to keys that are its own, one call after the other, and reads one now and then. A key is never written to again when
 * nobody knows whether a write was accepted: it may come into the queue after later ones.
 */
final class Producer implements Runnable {

    private static final int SLOTS = 6;
    private static final int ONE_REMOVAL_IN = 5;
    private static final int ONE_READ_IN = 8;
    private static final int MOST_VIEWS = 9;
    private static final long PAUSE_AFTER_A_REFUSAL = TimeUnit.MILLISECONDS.toNanos(50);

    private final String name;
    private final Views views;
    private final Rows rows;
    private final Diary diary;
    private final long pauseMicros;
    private final int[] generations = new int[SLOTS];
    private final long[] numbers = new long[SLOTS];
    private volatile boolean stopped;
    private final AtomicInteger accepted = new AtomicInteger();

    /**
     * @param name no other producer's, in any process
     * @param pauseMicros between two writes, about
     */
    Producer(String name, Views views, Rows rows, Diary diary, long pauseMicros) {
        this.name = name;
        this.views = views;
        this.rows = rows;
        this.diary = diary;
        this.pauseMicros = pauseMicros;
    }

    void stop() {
        stopped = true;
    }

    /** How many of its writes were accepted; other threads may ask. */
    int accepted() {
        return accepted.get();
    }

    @Override
    public void run() {
        while (!stopped) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            // Some are written to far more often than others, so that writes meet in the queue.
            double draw = random.nextDouble();
            write((int) (SLOTS * draw * draw), random);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextLong(pauseMicros / 2, pauseMicros * 3 / 2)));
        }
    }

    /** Slots with even numbers are counts, the others rows. */
    private void write(int slot, ThreadLocalRandom random) {
        boolean counts = slot % 2 == 0;
        boolean removes = !counts && random.nextInt(ONE_REMOVAL_IN) == 0;
        Written write = Written.begin(counts ? Views.QUEUE : Rows.QUEUE,
                name + '-' + slot + '-' + generations[slot], ++numbers[slot], removes,
                counts ? 1 + random.nextInt(MOST_VIEWS) : 0);
        diary.begin(write);
        Written made = make(write);
        diary.end(made);
        if (!made.isAccepted() && !made.isRefused()) {
            generations[slot]++;
            numbers[slot] = 0;
        }
        if (!made.isAccepted()) {
            LockSupport.parkNanos(PAUSE_AFTER_A_REFUSAL);
        } else {
            accepted.incrementAndGet();
            if (random.nextInt(ONE_READ_IN) == 0) {
                read(write.key(), counts);
            }
        }
    }

    private Written make(Written write) {
        String mark = "#" + write.number();
        try {
            if (write.queue().equals(Views.QUEUE)) {
                views.add(write.key(), write.views(), mark);
            } else if (write.removes()) {
                rows.remove(write.key(), write.number(), mark);
            } else {
                rows.save(write.key(), write.number(), mark);
            }
            return write.accepted(System.nanoTime());
        } catch (Exception | Error refused) {
            return write.refused(String.valueOf(refused));
        }
    }

    private void read(String key, boolean counts) {
        try {
            if (counts) {
                views.count(key);
            } else {
                rows.text(key);
            }
        } catch (Exception unreadable) {
            // The database is away now and then; what is read is looked at when all is quiet.
        }
    }
}
