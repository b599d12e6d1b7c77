package dev.larder.weld;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import dev.larder.contract.shop.Plain;
import dev.larder.contract.shop.Product;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A plain call on a virtual thread leaves its carrier while it waits. The flight recorder tells of each that did not. */
@WithRedis
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadTest {

    private static final int CALLS = 50;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    /** {@code Thread.startVirtualThread}, which the language level of this code does not know. */
    private static Thread startVirtual(Runnable task) throws ReflectiveOperationException {
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        return (Thread) start.invoke(null, task);
    }

    private static long pinned(Path file, ThrowingRunnable work) throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withoutThreshold().withStackTrace();
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream().filter(event -> event.getEventType().getName().equals(PINNED))
                .filter(VirtualThreadTest::isOurs).count();
    }

    private static boolean isOurs(RecordedEvent event) {
        return event.getStackTrace() != null && event.getStackTrace().getFrames().stream()
                .anyMatch(frame -> frame.getMethod().getType().getName().startsWith("dev.larder."));
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    /** Calls that wait for a stalled Redis, and one each that waits for the load of another. */
    private static void callAtOnce(Plain plain) throws Exception {
        CountDownLatch answered = new CountDownLatch(2 * CALLS);
        for (int i = 0; i < 2 * CALLS; i++) {
            String id = "v" + i / 2;
            startVirtual(() -> {
                try {
                    if (plain.product(id, () -> Product.named(id)).id().equals(id)) {
                        answered.countDown();
                    }
                } catch (Exception failure) {
                    throw new AssertionError(failure);
                }
            });
        }
        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void callThatWaitsForRedisOrForAnotherCallDoesNotPinItsCarrier(RedisHandle redis, @TempDir Path folder)
            throws Exception {
        try (WeldApplication application = WeldApplication.start(redis,
                Map.of("larder.redis.breaker.enabled", "false"))) {
            Plain plain = application.bean(Plain.class);
            // What initialises classes pins, once: on the way of a load, and on that of a Redis that is silent.
            callAtOnce(plain);
            application.larder().cache("product").clear();
            redis.pause();
            callAtOnce(plain);
            redis.resume();
            application.larder().cache("product").clear();
            redis.pause();
            Path file = Files.createTempFile(folder, "pinned", ".jfr");
            assertThat(pinned(file, () -> callAtOnce(plain))).isZero();
        }
    }

    @Test
    void pinnedCarrierWouldBeSeen(@TempDir Path folder) throws Exception {
        Path file = Files.createTempFile(folder, "pinned", ".jfr");
        assertThat(pinned(file, () -> {
            CountDownLatch done = new CountDownLatch(1);
            startVirtual(() -> {
                new PinsItsThread();
                done.countDown();
            });
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        })).isPositive();
    }

    /** A class that waits while it is initialised: no JDK lets a virtual thread go meanwhile. */
    private static final class PinsItsThread {
        static {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
