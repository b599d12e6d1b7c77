package dev.larder.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/**
 * The build has generated the reference just now: into the documentation, or, in CI, beside it, where a difference is a
 * reference that somebody forgot to commit.
 */
class ConfigurationReferenceTest {

    private static final String FILE = "quarkus-larder_larder.adoc";

    @Test
    void committedReferenceIsWhatTheSettingsSayToday() throws IOException {
        assertThat(read("committed")).isEqualTo(read("generated"));
    }

    @Test
    void descriptionsAreThoseOfTheCore() throws IOException {
        assertThat(read("generated")).contains("larder.caches.&quot;caches&quot;.ttl".replace("&quot;", "\""),
                "How long a call waits for an answer of Redis before it goes on without");
    }

    private static String read(String which) throws IOException {
        return Files.readString(Path.of(System.getProperty("config-doc." + which), FILE));
    }
}
