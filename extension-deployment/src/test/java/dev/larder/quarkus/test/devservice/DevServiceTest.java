package dev.larder.quarkus.test.devservice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Larder;
import io.quarkus.test.QuarkusUnitTest;

class DevServiceTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Greetings.class))
            .overrideConfigKey("larder.redis.deadline", "10s")
            .overrideConfigKey("larder.lease.duration", "30s")
            .setLogRecordPredicate(record -> true)
            .assertLogRecords(records -> {
                assertThat(Logs.lines(records)).filteredOn(line -> line.contains(Logs.STARTED)).hasSize(1);
                assertThat(Logs.lines(records))
                        .noneMatch(line -> line.contains(Logs.CLIENTS_OWN) || line.contains(Logs.NO_DOCKER));
            });

    @Inject
    Greetings greetings;

    @Inject
    Larder larder;

    @ConfigProperty(name = "quarkus.redis.hosts")
    String hosts;

    @Test
    void oneRedisIsStartedAndTheClientsOwnServiceNeitherStartsNorWarns() {
        assertThat(hosts).startsWith("redis://");
        assertThat(greetings.greet("Ada")).isEqualTo("Hello Ada");
        assertThat(larder.cache("greetings").stats().redisFaults()).isZero();
        assertThat(larder.cache("greetings").stats().stores()).isEqualTo(1);
    }
}
