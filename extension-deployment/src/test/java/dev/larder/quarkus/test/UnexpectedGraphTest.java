package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusProdModeTest;

/** An application whose graph is not what its project says. */
class UnexpectedGraphTest {

    @RegisterExtension
    static final QuarkusProdModeTest APPLICATION = new QuarkusProdModeTest()
            .withApplicationRoot(jar -> jar.addClasses(GraphTest.Prices.class))
            .overrideConfigKey("quarkus.redis.hosts", "redis://localhost:1")
            .overrideConfigKey("larder.graph.expected",
                    java.nio.file.Path.of("src/test/resources/dev/larder/quarkus/test/graph.json").toAbsolutePath()
                            .toString())
            .assertBuildException(refused -> assertThat(refused).hasStackTraceContaining("- { \"method\": ")
                    .hasStackTraceContaining("#gone(String)").hasStackTraceContaining("+ { \"method\": ")
                    .hasStackTraceContaining("#set(String)")
                    .hasStackTraceContaining("copy target/larder/graph.json to"));

    @Test
    void buildFails() {
        fail("the build should have failed");
    }
}
