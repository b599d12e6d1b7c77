package dev.larder.quarkus.test.devservice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class ConfiguredHostsTest {

    /** Where nothing listens: a port for services that nobody runs any more. */
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Greetings.class))
            .overrideConfigKey("quarkus.redis.hosts", "redis://localhost:9")
            .setLogRecordPredicate(record -> true)
            .assertLogRecords(records -> assertThat(Logs.lines(records))
                    .noneMatch(line -> line.contains(Logs.STARTED) || line.contains(Logs.CLIENTS_OWN)));

    @Inject
    Greetings greetings;

    @Test
    void noServiceIsStartedWhereHostsAreConfiguredAndAnAbsentRedisStopsNothing() {
        assertThat(greetings.greet("Ada")).isEqualTo("Hello Ada");
    }
}
