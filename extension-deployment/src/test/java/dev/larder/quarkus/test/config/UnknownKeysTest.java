package dev.larder.quarkus.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.quarkus.test.devservice.Greetings;
import dev.larder.quarkus.test.devservice.Logs;
import io.quarkus.test.QuarkusUnitTest;

class UnknownKeysTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Greetings.class, Logs.class))
            .overrideConfigKey("larder.redis.dedline", "20ms")
            .overrideConfigKey("larder.caches.\"greeting\".ttl", "1m")
            .overrideConfigKey("larder.caches.\"greetings\".ttll", "1m")
            .overrideConfigKey("larder.devservices.image-name", "redis:7.4")
            .overrideConfigKey("larder.something-else-entirely", "x")
            .overrideConfigKey("larder.caches.\"greetings\".load-timeout", "1s")
            .overrideConfigKey("larder.redis.hosts", "redis://localhost:1")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(records -> assertThat(Logs.lines(records)).filteredOn(line -> line.contains("larder."))
                    .containsExactly(
                            "larder.caches.\"greeting\".ttl is not used: there is no cache named 'greeting'; did you"
                                    + " mean larder.caches.\"greetings\".ttl?",
                            "larder.caches.\"greetings\".ttll is not used: Larder has no such key; did you mean"
                                    + " larder.caches.\"greetings\".ttl?",
                            "larder.redis.dedline is not used: Larder has no such key; did you mean"
                                    + " larder.redis.deadline?",
                            "larder.something-else-entirely is not used: Larder has no such key",
                            "load-timeout of dev.larder.quarkus.test.devservice.Greetings.greet(java.lang.String) is not"
                                    + " used: there is no old value to answer with; set stale-grace or stale-if-error",
                            "larder.redis.hosts is not used on Quarkus: set quarkus.redis.hosts"));

    @Inject
    Greetings greetings;

    @Test
    void keysThatDoNothingAreToldOnceEachAndTheApplicationRuns() {
        assertThat(greetings.greet("Ada")).isEqualTo("Hello Ada");
    }
}
