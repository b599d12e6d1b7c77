package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Cached;
import dev.larder.Tier;
import dev.larder.spi.CallListener;
import dev.larder.spi.Source;
import io.quarkus.test.QuarkusUnitTest;

class CallListenerTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class).addClasses(Slow.class, ByThread.class));

    @Singleton
    static class Slow {

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch mayLeave = new CountDownLatch(1);

        @Cached(cache = "slow", key = "slow:{id}", tier = Tier.LOCAL)
        public String find(String id) throws InterruptedException {
            entered.countDown();
            mayLeave.await();
            return id;
        }
    }

    @Singleton
    static class ByThread implements CallListener {

        final Map<Thread, Source> sources = new ConcurrentHashMap<>();

        @Override
        public void answered(String cache, String key, Source source) {
            sources.put(Thread.currentThread(), source);
        }
    }

    @Inject
    Slow slow;

    @Inject
    ByThread listener;

    @Test
    void callThatWaitedForAnotherIsToldOfOnItsOwnThread() throws InterruptedException {
        Thread leader = new Thread(this::call);
        leader.start();
        slow.entered.await();
        Thread waiter = new Thread(this::call);
        waiter.start();
        await().until(() -> waiter.getState() == Thread.State.WAITING);
        slow.mayLeave.countDown();
        leader.join();
        waiter.join();
        assertThat(listener.sources).isEqualTo(Map.of(leader, Source.METHOD, waiter, Source.SHARED));
    }

    private void call() {
        try {
            slow.find("1");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
