package dev.larder.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long the calling thread was ready to run and no processor was free for it, as Linux counts it. */
final class RunQueue {

    private static final Path COUNTS = Path.of("/proc/thread-self/schedstat");
    private static final boolean COUNTED = Files.isReadable(COUNTS);

    private RunQueue() {
    }

    /** In nanoseconds since the thread began; always zero where it is not counted. */
    static long waited() {
        if (!COUNTED) {
            return 0;
        }
        try {
            // On a processor, waiting for one, and how often.
            return Long.parseLong(Files.readString(COUNTS).split(" ", 3)[1]);
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
