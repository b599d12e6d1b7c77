package dev.larder.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {

    private static final Set<String> CACHES = Set.of("name", "Catalog.find");
    private static final Set<String> ALSO_KNOWN = Set.of("larder.devservices.*", "larder.dev-ui.page");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            larder.redis.deadlin|; did you mean larder.redis.deadline?
            larder.default.ttl|; did you mean larder.defaults.ttl?
            larder.redis.client.name|; did you mean larder.redis.client-name?
            larder.caches."name".tll|; did you mean larder.caches."name".ttl?
            larder.caches.Catalog.find.ttl|; did you mean larder.caches."Catalog.find".ttl?
            larder.dev-ui.pages|; did you mean larder.dev-ui.page?
            larder.something.quite.different|''
            larder.caches|''
            """)
    void anUnknownKeyIsReportedWithWhatWasProbablyMeant(String key, String mend) {
        assertThat(UnknownKeys.find(List.of(key), CACHES, ALSO_KNOWN))
                .containsExactly(key + " is not used: Larder has no such key" + mend);
    }

    @Test
    void aKeyOfACacheThatDoesNotExistIsReported() {
        assertThat(UnknownKeys.find(List.of("larder.caches.\"nme\".ttl", "larder.caches.orders.tier"), CACHES,
                ALSO_KNOWN))
                .containsExactly(
                        "larder.caches.\"nme\".ttl is not used: there is no cache named 'nme'; did you mean"
                                + " larder.caches.\"name\".ttl?",
                        "larder.caches.orders.tier is not used: there is no cache named 'orders'; the caches are"
                                + " [Catalog.find, name]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "larder.redis.deadline", "larder.caches.\"name\".ttl", "larder.caches.name.enabled",
            "larder.caches.\"Catalog.find\".single-flight", "larder.devservices.enabled", "larder.dev-ui.page",
            "quarkus.larder.x", "larderx.y", "LARDER_REDIS_DEADLINE" })
    void whatSomethingReadsIsNotReported(String key) {
        assertThat(UnknownKeys.find(List.of(key), CACHES, ALSO_KNOWN)).isEmpty();
    }

    @Test
    void theDottedSpellingOfAnEnvironmentVariableIsNotReported() {
        assertThat(UnknownKeys.find(List.of("LARDER_REDIS_CLIENT_NAME", "larder.redis.client.name"), CACHES,
                ALSO_KNOWN)).isEmpty();
        assertThat(UnknownKeys.find(List.of("LARDER_REDIS_CLIENT_NAMES", "larder.redis.client.names"), CACHES,
                ALSO_KNOWN)).hasSize(1);
    }
}
