package dev.larder.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

import com.sun.management.OperatingSystemMXBean;

/** Threads that call a subject, each as soon as it has its answer. */
public final class Load {

    /** Enough that two threads rarely want the same one at the same moment. */
    private static final int KEYS = 10_000;

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

    private final Subject subject;
    private final List<String> ids = new ArrayList<>(KEYS);

    public Load(Subject subject) {
        this.subject = subject;
        for (int i = 0; i < KEYS; i++) {
            ids.add("article-" + i);
        }
    }

    /**
     * Asks for every key twice, so that from now on Redis has them all: a first answer may be late while nothing is
     * compiled yet, and is then no failure of what is measured.
     */
    public void fill() {
        for (int i = 0; i < 2; i++) {
            for (String id : ids) {
                try {
                    subject.get(id);
                } catch (RuntimeException late) {
                    System.out.println("while filling: " + late);
                }
            }
        }
    }

    public Round run(int threads, long millis) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Worker worker = new Worker(start, TimeUnit.MILLISECONDS.toNanos(millis), i);
            worker.start();
            workers.add(worker);
        }
        long loads = subject.loads();
        long cpu = cpuNanos();
        long began = System.nanoTime();
        start.countDown();
        for (Worker worker : workers) {
            worker.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return sum(workers, seconds, cpuNanos() - cpu, subject.loads() - loads);
    }

    private static Round sum(List<Worker> workers, double seconds, long cpu, long loads) {
        Histogram all = new Histogram(LONGEST, 3);
        long errors = 0;
        String firstError = "";
        for (Worker worker : workers) {
            all.add(worker.latencies);
            errors += worker.errors;
            firstError = firstError.isEmpty() ? worker.firstError : firstError;
        }
        return new Round(workers.size(), seconds, all.getTotalCount(), errors, loads,
                cpu / 1e3 / Math.max(1, all.getTotalCount()),
                all.getValueAtPercentile(50) / 1e3, all.getValueAtPercentile(99) / 1e3,
                all.getValueAtPercentile(99.9) / 1e3, firstError);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private final class Worker extends Thread {

        private final Histogram latencies = new Histogram(LONGEST, 3);
        private final CountDownLatch start;
        private final long nanos;
        private final SplittableRandom random;
        private long errors;
        private String firstError = "";

        Worker(CountDownLatch start, long nanos, int seed) {
            super("load-" + seed);
            this.start = start;
            this.nanos = nanos;
            this.random = new SplittableRandom(seed);
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
            while (before - end < 0) {
                boolean answered = call(ids.get(random.nextInt(KEYS)));
                long after = System.nanoTime();
                if (answered) {
                    latencies.recordValue(Math.min(LONGEST, after - before));
                }
                before = after;
            }
        }

        private boolean call(String id) {
            try {
                if (subject.get(id).id().equals(id)) {
                    return true;
                }
                failed("the value of another key");
            } catch (RuntimeException e) {
                failed(e.toString());
            }
            return false;
        }

        private void failed(String why) {
            errors++;
            firstError = firstError.isEmpty() ? why : firstError;
        }
    }
}
