package dev.larder.internal.deferral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.larder.internal.time.SystemTime;

/** Many threads settle writes of one key, some of which are not taken at first. */
class KeptRaceTest {

    private static final int THREADS = 8;
    private static final int WRITES = 200;

    @Test
    void eachIsSettledOnceInTheOrderOfItsThreadAndNoneIsForgotten() throws InterruptedException {
        ExecutorService answers = Executors.newFixedThreadPool(2);
        try (SystemTime time = new SystemTime()) {
            Kept kept = new Kept(time, (about, text) -> {});
            ConcurrentLinkedQueue<String> settled = new ConcurrentLinkedQueue<>();
            AtomicInteger under = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch begin = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                String name = t + ":";
                Thread thread = new Thread(() -> {
                    try {
                        begin.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    for (int i = 0; i < WRITES; i++) {
                        String write = name + i;
                        boolean refused = i % 50 == 49;
                        kept.settle("orders", "key", first -> CompletableFuture.supplyAsync(() -> {
                            most.accumulateAndGet(under.incrementAndGet(), Math::max);
                            boolean taken = !refused || !first;
                            if (taken) {
                                settled.add(write);
                            }
                            under.decrementAndGet();
                            return taken;
                        }, answers));
                    }
                });
                threads.add(thread);
                thread.start();
            }
            begin.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> settled.size() >= THREADS * WRITES);
            await().until(() -> !kept.has("key"));
            assertThat(settled).doesNotHaveDuplicates().hasSize(THREADS * WRITES);
            assertThat(most).hasValue(1);
            for (int t = 0; t < THREADS; t++) {
                String name = t + ":";
                assertThat(settled.stream().filter(write -> write.startsWith(name))
                        .map(write -> Integer.valueOf(write.substring(name.length())))).isSorted();
            }
        } finally {
            answers.shutdownNow();
        }
    }
}
