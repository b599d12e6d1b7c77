package dev.larder.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class PortableThreadsTest {

    private final ClassLoader application = new URLClassLoader(new URL[0]);
    private final ExecutorService threads = PortableThreads.create(application);

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    @Test
    void threadIsADaemonOfTheApplication() throws Exception {
        Thread thread = threads.submit(Thread::currentThread).get(10, TimeUnit.SECONDS);
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).startsWith("larder-");
        assertThat(threads.submit(() -> Thread.currentThread().getContextClassLoader()).get(10, TimeUnit.SECONDS))
                .isSameAs(application);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void threadIsVirtualWhereJavaHasThem() throws Exception {
        Thread thread = threads.submit(Thread::currentThread).get(10, TimeUnit.SECONDS);
        assertThat(Thread.class.getMethod("isVirtual").invoke(thread)).isEqualTo(true);
    }
}
