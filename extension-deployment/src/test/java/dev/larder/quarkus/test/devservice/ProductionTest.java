package dev.larder.quarkus.test.devservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusProdModeTest;

class ProductionTest {

    /** Whatever the build finds in this module's tests must be in the application as well. */
    private static final List<Dependency> OF_TESTS = List.of(
            Dependency.of("io.quarkus", "quarkus-rest", Version.getVersion()),
            Dependency.of("io.quarkus", "quarkus-security", Version.getVersion()));

    @RegisterExtension
    static final QuarkusProdModeTest APPLICATION = new QuarkusProdModeTest()
            .withApplicationRoot(jar -> jar.addClasses(Greetings.class))
            .setApplicationName("no-redis")
            .setApplicationVersion("1")
            .setForcedDependencies(OF_TESTS)
            .setRun(true)
            .setExpectExit(true);

    @Test
    void inProductionNoRedisIsStartedAndWithoutHostsTheApplicationSaysWhatToSet() {
        assertThat(APPLICATION.getExitCode()).isNotZero();
        assertThat(APPLICATION.getStartupConsoleOutput())
                .contains("Larder cannot start:", "quarkus.redis.hosts has no value: set it to the address of Redis",
                        "larder.defaults.tier=local")
                .doesNotContain(Logs.STARTED, Logs.CLIENTS_OWN);
    }
}
