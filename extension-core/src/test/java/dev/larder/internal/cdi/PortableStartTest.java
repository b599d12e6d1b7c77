package dev.larder.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.larder.Accepted;
import dev.larder.Cached;

class PortableStartTest {

    private final List<String> set = new ArrayList<>();

    @ApplicationScoped
    static class Greetings {

        @Cached(cache = "greetings", key = "greeting:{name}")
        String greet(String name) {
            return "Hello " + name;
        }
    }

    @ApplicationScoped
    @Accepted(rule = 601, because = "the start tells of it as well")
    static class Loose {

        @Cached(cache = "anything", key = "anything:{name}")
        Map<String, Object> anything(String name) {
            return Map.of(name, name);
        }

        @Cached(cache = "numbers", key = "numbers:{name}")
        List<Number> numbers(String name) {
            return List.of(name.length());
        }
    }

    @AfterEach
    void clear() {
        set.forEach(System::clearProperty);
        // A configuration remembers which keys there are; the next test sets others.
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }

    @Test
    void aKeyThatNothingReadsIsToldOnceWithTheNearestAndTheContainerRuns() {
        set(Map.of("larder.defaults.tier", "local", "larder.redis.dedline", "20ms", "larder.caches.\"greeting\".ttl",
                "1m"));
        List<String> warnings = warningsOf(() -> {
            try (SeContainer container = container().initialize()) {
                assertThat(container.select(Greetings.class).get().greet("Ada")).isEqualTo("Hello Ada");
            }
        });
        assertThat(warnings).containsExactly(
                "larder.caches.\"greeting\".ttl is not used: there is no cache named 'greeting'; did you mean"
                        + " larder.caches.\"greetings\".ttl?",
                "larder.redis.dedline is not used: Larder has no such key; did you mean larder.redis.deadline?");
    }

    @Test
    void startWithoutAnyRedisIsRefusedWithWhatToSet() {
        assertThat(refusal()).isEqualTo(
                """
                        Larder cannot start:
                          - larder.redis.hosts has no value: set it to the address of Redis, such as redis://localhost:6379, or \
                        keep the caches in memory with larder.defaults.tier=local""");
    }

    @Test
    void everyBadValueIsToldAtOnceWithWhatIsAllowed() {
        set(Map.of("larder.enabled", "flase", "larder.redis.connections", "17"));
        assertThat(refusal()).isEqualTo("""
                Larder cannot start:
                  - larder.enabled = 'flase': allowed: true or false
                  - larder.redis.connections = '17': allowed: a whole number from 1 to 16""");
    }

    @Test
    void everyTypeThatCannotBeStoredIsToldAtOnceAndNothingStaysOpen() {
        set(Map.of("larder.redis.hosts", "redis://localhost:1"));
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        String refusal = refusal(container().addBeanClasses(Loose.class));
        assertThat(refusal).startsWith("Larder cannot start:").contains("Loose.anything(java.lang.String): ")
                .contains("Loose.numbers(java.lang.String): ");
        assertThat(Thread.getAllStackTraces().keySet()).filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName).noneMatch(name -> name.matches("(larder|vert.x).*"));
    }

    private static String refusal() {
        return refusal(container());
    }

    @SuppressWarnings("resource") // it does not start
    private static String refusal(SeContainerInitializer container) {
        Throwable refused = catchThrowable(container::initialize);
        assertThat(refused).isNotNull();
        return refused.getMessage();
    }

    private static SeContainerInitializer container() {
        return SeContainerInitializer.newInstance().disableDiscovery().addExtensions(new LarderExtension())
                .addBeanClasses(Greetings.class);
    }

    private void set(Map<String, String> properties) {
        properties.forEach(System::setProperty);
        set.addAll(properties.keySet());
    }

    private static List<String> warningsOf(Runnable start) {
        List<String> warnings = new ArrayList<>();
        Handler listening = new Handler() {

            @Override
            public void publish(LogRecord told) {
                if (told.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.add(told.getMessage());
                }
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger logger = Logger.getLogger("dev.larder");
        logger.addHandler(listening);
        try {
            start.run();
        } finally {
            logger.removeHandler(listening);
        }
        return warnings;
    }
}
