package dev.larder.quarkus.test.devservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class NoRedisTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Greetings.class))
            .overrideConfigKey("larder.devservices.enabled", "false")
            .setLogRecordPredicate(record -> true)
            .assertLogRecords(records -> assertThat(Logs.lines(records))
                    .noneMatch(line -> line.contains(Logs.STARTED) || line.contains(Logs.CLIENTS_OWN)))
            .assertException(refused -> assertThat(refused).hasMessage(
                    """
                            Larder cannot start:
                              - quarkus.redis.hosts has no value: set it to the address of Redis, such as redis://localhost:6379, \
                            or keep the caches in memory with larder.defaults.tier=local"""));

    @Test
    void startWithoutAnyRedisIsRefusedWithWhatToSet() {
        throw new AssertionError("the application started");
    }
}
