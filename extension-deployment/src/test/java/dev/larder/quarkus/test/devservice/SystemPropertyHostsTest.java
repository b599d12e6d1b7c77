package dev.larder.quarkus.test.devservice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class SystemPropertyHostsTest {

    private static final String HOSTS = "quarkus.redis.pantry.hosts";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Greetings.class))
            .overrideConfigKey("larder.redis.client-name", "pantry")
            .setBeforeAllCustomizer(() -> System.setProperty(HOSTS, "redis://localhost:9"))
            .setAfterAllCustomizer(() -> System.clearProperty(HOSTS))
            .setLogRecordPredicate(record -> true)
            .assertLogRecords(records -> assertThat(Logs.lines(records))
                    .noneMatch(line -> line.contains(Logs.STARTED) || line.contains(Logs.CLIENTS_OWN)));

    @Inject
    Greetings greetings;

    @Test
    void noServiceIsStartedWhereASystemPropertyConfiguresTheNamedClient() {
        assertThat(greetings.greet("Ada")).isEqualTo("Hello Ada");
    }
}
