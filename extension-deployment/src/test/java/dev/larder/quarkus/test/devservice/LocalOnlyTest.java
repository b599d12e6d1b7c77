package dev.larder.quarkus.test.devservice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Larder;
import io.quarkus.test.QuarkusUnitTest;

class LocalOnlyTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Greetings.class))
            .overrideConfigKey("larder.devservices.enabled", "false")
            .overrideConfigKey("larder.defaults.tier", "local");

    @Inject
    Greetings greetings;

    @Inject
    Larder larder;

    @Test
    void cachesInMemoryAloneNeedNoRedis() {
        greetings.greet("Ada");
        assertThat(greetings.greet("Ada")).isEqualTo("Hello Ada");
        assertThat(larder.cache("greetings").stats().memoryHits()).isEqualTo(1);
    }
}
