package dev.larder.benchmarks.writing;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

import com.sun.management.OperatingSystemMXBean;

/** Lets callers write, each as soon as its last write was accepted; waits until all is applied, and looks at the rows. */
public final class Trial {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    private final Approach approach;
    private final Table table;
    private final long quiet;

    /** @param quietMillis all is applied when nothing waits and for so long nothing was written */
    public Trial(Approach approach, Table table, long quietMillis) {
        this.approach = approach;
        this.table = table;
        this.quiet = TimeUnit.MILLISECONDS.toNanos(quietMillis);
    }

    public Outcome run(Order order) throws InterruptedException {
        table.clear();
        Usage used = table.used();
        CountDownLatch start = new CountDownLatch(1);
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < order.callers(); i++) {
            Caller caller = new Caller(start, order, i);
            caller.start();
            callers.add(caller);
        }
        long cpu = cpuNanos();
        long began = System.nanoTime();
        start.countDown();
        for (Caller caller : callers) {
            caller.join();
        }
        long accepted = System.nanoTime();
        long waiting = approach.waiting();
        long applied = settled();
        return sum(callers, new Course(began, accepted, applied, waiting, cpuNanos() - cpu), table.used().since(used));
    }

    /** How it went, in time. */
    private record Course(long began, long accepted, long applied, long waiting, long cpu) {
    }

    /** When the last write was applied. */
    private long settled() {
        Usage seen = table.used();
        long changed = System.nanoTime();
        long end = changed + PATIENCE;
        for (long now = changed; now - changed < quiet; now = System.nanoTime()) {
            LockSupport.parkNanos(GLANCE);
            Usage used = table.used();
            if (!used.equals(seen) || approach.waiting() > 0) {
                seen = used;
                changed = System.nanoTime();
            }
            if (now - end > 0) {
                throw new IllegalStateException(approach.waiting() + " writes are not applied yet");
            }
        }
        return changed;
    }

    private Outcome sum(List<Caller> callers, Course course, Usage used) {
        Histogram times = new Histogram(LONGEST, 3);
        long errors = 0;
        long ids = 0;
        String firstError = "";
        Map<String, Long> expected = new HashMap<>();
        Map<String, Long> found = table.versions();
        for (Caller caller : callers) {
            times.add(caller.times);
            errors += caller.errors;
            ids += caller.author.ids();
            firstError = firstError.isEmpty() ? caller.firstError : firstError;
            expected.putAll(caller.author.last());
            expected.keySet().removeAll(caller.unsure);
            found.keySet().removeAll(caller.unsure);
        }
        long accepted = times.getTotalCount();
        return new Outcome(callers.size(), (course.accepted() - course.began()) / 1e9, accepted, errors, firstError,
                ids,
                times.getValueAtPercentile(50) / 1e3, times.getValueAtPercentile(99) / 1e3, course.waiting(),
                Math.max(0, course.applied() - course.accepted()) / 1e9, course.cpu() / 1e3 / Math.max(1, accepted),
                used, Wrong.of(expected, found));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private final class Caller extends Thread {

        private final Histogram times = new Histogram(LONGEST, 3);
        private final CountDownLatch start;
        private final long nanos;
        private final int share;
        private final Author author;
        private final Set<String> unsure = new HashSet<>();
        private long errors;
        private String firstError = "";

        Caller(CountDownLatch start, Order order, int number) {
            super("caller-" + number);
            this.start = start;
            this.nanos = TimeUnit.MILLISECONDS.toNanos(order.millis());
            this.share = order.ids() / order.callers();
            this.author = new Author(order.number() + "-" + number);
        }

        @Override
        public void run() {
            try {
                start.await();
            } catch (InterruptedException e) {
                return;
            }
            long end = System.nanoTime() + nanos;
            long before = System.nanoTime();
            while (before - end < 0 && author.ids() < share) {
                boolean accepted = write(author.next());
                long after = System.nanoTime();
                if (accepted) {
                    times.recordValue(Math.min(LONGEST, after - before));
                }
                before = after;
            }
        }

        private boolean write(Step step) {
            try {
                if (step instanceof Step.Save save) {
                    approach.save(save.id(), save.row());
                } else {
                    approach.remove(step.id());
                }
                return true;
            } catch (RuntimeException refused) {
                errors++;
                unsure.add(step.id());
                firstError = firstError.isEmpty() ? refused.toString() : firstError;
                return false;
            }
        }
    }
}
