package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.CacheInvalidate;
import dev.larder.Cached;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;

/** What packaging an application leaves. */
class GraphTest {

    @RegisterExtension
    static final QuarkusProdModeTest APPLICATION = new QuarkusProdModeTest()
            .withApplicationRoot(jar -> jar.addClasses(Prices.class))
            .overrideConfigKey("quarkus.redis.hosts", "redis://localhost:1");

    @ProdBuildResults
    ProdModeTestResults built;

    @ApplicationScoped
    public static class Prices {

        @Cached(cache = "prices", key = "price:{id}")
        public int find(String id) {
            return 0;
        }

        @CacheInvalidate(key = "price:{id}")
        public void set(String id) {
            // Only its annotation matters.
        }
    }

    @Test
    void graphIsWrittenBesideTheApplication() throws IOException {
        Path folder = built.getBuildDir().resolve("larder");
        assertThat(Files.readString(folder.resolve("graph.json")))
                .contains("\"method\": \"" + Prices.class.getName() + "#set(String)\"",
                        "\"touches\": [\"" + Prices.class.getName() + "#find(String)\"]");
        assertThat(Files.readString(folder.resolve("graph.dot"))).startsWith("digraph larder {");
        assertThat(Files.readString(folder.resolve("graph.svg"))).startsWith("<svg ").contains(">set(String)<",
                ">price:{id}<", "→ " + Prices.class.getName() + "#find(String)");
    }
}
