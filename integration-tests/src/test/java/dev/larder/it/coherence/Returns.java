package dev.larder.it.coherence;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** Invalidations of one row by when they returned, and the greatest version that was invalidated up to then. */
final class Returns {

    static final Returns NONE = new Returns(new long[0], new long[0]);

    private final long[] times;
    private final long[] versions;

    private Returns(long[] times, long[] versions) {
        this.times = times;
        this.versions = versions;
    }

    static Returns of(Collection<WriteEvent> writes) {
        WriteEvent[] sorted = writes.stream().sorted(Comparator.comparingLong(WriteEvent::ended))
                .toArray(WriteEvent[]::new);
        long[] times = new long[sorted.length];
        long[] versions = new long[sorted.length];
        long greatest = 0;
        for (int i = 0; i < sorted.length; i++) {
            greatest = Math.max(greatest, sorted[i].version());
            times[i] = sorted[i].ended();
            versions[i] = greatest;
        }
        return new Returns(times, versions);
    }

    /** The greatest version whose invalidation had returned before then; zero if none had. */
    long floor(long before) {
        int found = Arrays.binarySearch(times, before);
        int index = found < 0 ? -found - 1 : found;
        while (index > 0 && index < times.length && times[index - 1] == before) {
            index--;
        }
        return index == 0 ? 0 : versions[index - 1];
    }

    /** When the first invalidation returned that an answer of this version is too old for; there must be one. */
    long outdated(long version) {
        int low = 0;
        int high = versions.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (versions[middle] > version) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return times[low];
    }
}
