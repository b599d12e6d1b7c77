package dev.larder.quarkus.test.devservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.testing.RedisLauncher;
import dev.larder.testing.RedisStep;
import io.quarkus.test.QuarkusUnitTest;

/** Where Docker answers, the client's own service would start a container, which says nothing more of Larder. */
class ClientsOwnServiceTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Greetings.class))
            .overrideConfigKey("quarkus.redis.devservices.enabled", "true")
            .overrideConfigKey("larder.defaults.tier", "local")
            .setLogRecordPredicate(record -> true)
            .assertLogRecords(records -> {
                assertThat(Logs.lines(records)).noneMatch(line -> line.contains(Logs.STARTED));
                if (!RedisLauncher.isAvailable(RedisStep.CONTAINER)) {
                    assertThat(Logs.lines(records)).anyMatch(line -> line.contains(Logs.CLIENTS_OWN));
                }
            });

    @Test
    void theClientsOwnServiceCanBeSwitchedOnAgainAndThenLarderStartsNone() {
        // the log is what is looked at, when the application has stopped
    }
}
