package dev.larder.it.coherence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the calls of one thread and writes them down. */
final class Scribe {

    private static final int MOST_TEXTS = 20;

    private final int process;
    private final Counters counters;
    private final Origins origins;
    private final Invalidations invalidations;
    private final List<ReadEvent> reads = new ArrayList<>();
    private final List<WriteEvent> writes = new ArrayList<>();
    private final Set<String> thrown = new LinkedHashSet<>();
    private volatile int events;
    private int calls;

    Scribe(int process, Counters counters, Origins origins, Invalidations invalidations) {
        this.process = process;
        this.counters = counters;
        this.origins = origins;
        this.invalidations = invalidations;
    }

    ReadEvent read(int row) {
        origins.take();
        long began = System.nanoTime();
        ReadEvent read;
        try {
            Counter counter = counters.read(row);
            long ended = System.nanoTime();
            read = new ReadEvent(process, row, counter.row(), counter.version(), origins.take(), began, ended);
        } catch (Exception | Error leaked) {
            note(leaked);
            read = new ReadEvent(process, row, row, 0, Origin.THROWN, began, System.nanoTime());
        }
        reads.add(read);
        counted();
        return read;
    }

    /** @param looksAfter reads at once what it has written: no time is as good to find what should be gone */
    void write(boolean looksAfter) {
        long began = System.nanoTime();
        Invalidations.Committed committed;
        try {
            committed = invalidations.perform();
        } catch (Exception | Error leaked) {
            note(leaked);
            return;
        }
        long ended = System.nanoTime();
        committed.versions().forEach((row, version) -> writes
                .add(new WriteEvent(process, row, version, began, ended, committed.taken())));
        calls++;
        counted();
        if (looksAfter) {
            committed.versions().keySet().stream().limit(1).forEach(this::read);
        }
    }

    /** How many calls were made; other threads may ask. */
    int events() {
        return events;
    }

    Happenings happenings() {
        return new Happenings(reads, writes, List.copyOf(thrown), calls);
    }

    private void counted() {
        events = reads.size() + calls;
    }

    private void note(Throwable leaked) {
        if (thrown.size() < MOST_TEXTS) {
            thrown.add(leaked.toString());
        }
    }
}
