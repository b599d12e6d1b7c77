package dev.larder.benchmarks.writing;

/** What holds for all approaches that write later. */
public final class Setting {

    /** So many ids are written to the table at once at most. */
    public static final int BATCH = 500;

    /** So long a write waits for others. */
    public static final int DELAY_MILLIS = 1_000;

    /** Who has not written anything for so long has nothing more to write. */
    public static final long QUIET_MILLIS = 2 * DELAY_MILLIS + 500;

    private Setting() {
    }
}
