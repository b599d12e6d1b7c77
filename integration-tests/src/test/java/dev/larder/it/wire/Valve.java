package dev.larder.it.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** What all connections have to pass in one direction. */
final class Valve {

    private static final int MOST_AT_ONCE = 16 * 1024;

    private static final Disturbance.Delay NONE = new Disturbance.Delay(Duration.ZERO, Duration.ZERO);

    private enum Cut {
        NONE, THEN_CLOSE, THEN_HOLD
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NONE);
    private volatile Disturbance.Delay delay = NONE;
    private volatile boolean shut;

    void delay(Disturbance.Delay range) {
        delay = range;
    }

    void shut() {
        shut = true;
    }

    /** Halves what comes next. */
    void cut(boolean closes) {
        cut.set(closes ? Cut.THEN_CLOSE : Cut.THEN_HOLD);
    }

    void open() {
        cut.set(Cut.NONE);
        lock.lock();
        try {
            shut = false;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the source ends, or the cut does. */
    void pump(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[MOST_AT_ONCE];
        Disturbance.Delay known = delay;
        long own = drawn(known);
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            if (!delay.equals(known)) {
                known = delay;
                own = drawn(known);
            }
            pass(own);
            passShut();
            Cut now = count < 2 ? Cut.NONE : cut.getAndSet(Cut.NONE);
            int first = now == Cut.NONE ? count : count / 2;
            out.write(bytes, 0, first);
            if (now == Cut.THEN_CLOSE) {
                return;
            }
            if (now == Cut.THEN_HOLD) {
                shut();
                passShut();
            }
            out.write(bytes, first, count - first);
        }
    }

    private static long drawn(Disturbance.Delay range) {
        return ThreadLocalRandom.current().nextLong(range.least().toNanos(), range.most().toNanos() + 1);
    }

    private static void pass(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void passShut() throws InterruptedIOException {
        if (!shut) {
            return;
        }
        lock.lock();
        try {
            while (shut) {
                opened.await();
            }
        } catch (InterruptedException closing) {
            throw new InterruptedIOException("the proxy closes");
        } finally {
            lock.unlock();
        }
    }
}
