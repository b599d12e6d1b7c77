package dev.larder.quarkus.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Accepted;
import dev.larder.Cached;
import io.quarkus.test.QuarkusUnitTest;

/** Cached types that cannot be stored stop the start, all in one report and with nothing left open. */
class UnsupportedTypesTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Loose.class))
            .overrideConfigKey("quarkus.devservices.enabled", "false")
            .overrideRuntimeConfigKey("quarkus.redis.hosts", "redis://localhost:1")
            .assertException(refused -> {
                assertThat(refused.getMessage()).startsWith("Larder cannot start:")
                        .contains("Loose.anything(java.lang.String): ")
                        .contains("Loose.numbers(java.lang.String): ");
                assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("larder"));
            });

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

    @Test
    void isNotReached() {
        throw new AssertionError("the application started");
    }
}
