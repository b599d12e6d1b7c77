package dev.larder.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/** Waits until a server answers. */
final class Readiness {

    private static final int CALL_MILLIS = 5_000;
    private static final int STEP_MILLIS = 10;

    private Readiness() {
    }

    /**
     * @param pid the process that must be the one that answers; 0 if unknown. Another server may have taken the port.
     * @param alive whether there is still something to wait for
     * @return whether it answers; false when its end or the bound came first
     */
    static boolean await(String host, int port, long pid, Duration patience, BooleanSupplier alive) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < patience.toNanos()) {
            if (!alive.getAsBoolean()) {
                return false;
            }
            if (answers(host, port, pid)) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS));
        }
        return false;
    }

    private static boolean answers(String host, int port, long pid) {
        try (var client = new RespClient(host, port, CALL_MILLIS)) {
            if (!"PONG".equals(client.command("PING"))) {
                return false;
            }
            return pid == 0 || String.valueOf(client.command("INFO", "server")).contains("process_id:" + pid + "\r\n");
        } catch (RedisErrorReply e) {
            // With a password in the arguments it answers, only not to us.
            return String.valueOf(e.getMessage()).startsWith("NOAUTH");
        } catch (IOException e) {
            return false;
        }
    }

    static @Nullable Object command(String host, int port, String... words) throws IOException {
        try (var client = new RespClient(host, port, CALL_MILLIS)) {
            return client.command(words);
        }
    }
}
