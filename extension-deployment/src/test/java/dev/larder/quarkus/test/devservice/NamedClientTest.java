package dev.larder.quarkus.test.devservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Larder;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.QuarkusUnitTest;

class NamedClientTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Greetings.class))
            .overrideConfigKey("larder.redis.deadline", "10s")
            .overrideConfigKey("larder.lease.duration", "30s")
            .overrideConfigKey("quarkus.application.name", "named")
            .overrideConfigKey("larder.redis.client-name", "pantry")
            .overrideConfigKey("quarkus.redis.pantry.max-pool-size", "4")
            .setLogRecordPredicate(record -> true)
            .assertLogRecords(records -> {
                assertThat(Logs.lines(records)).filteredOn(line -> line.contains(Logs.STARTED)).hasSize(1);
                assertThat(Logs.lines(records)).noneMatch(line -> line.contains(Logs.CLIENTS_OWN));
                assertThat(Logs.lines(records)).noneMatch(line -> line.contains("client-name"));
            });

    @Inject
    Greetings greetings;

    @Inject
    Larder larder;

    @Inject
    @RedisClientName("pantry")
    RedisDataSource pantry;

    @ConfigProperty(name = "quarkus.redis.pantry.hosts")
    String hosts;

    @Test
    void aNamedClientIsServedByTheDevServiceAndHoldsTheEntries() {
        assertThat(hosts).startsWith("redis://");
        assertThat(greetings.greet("Ada")).isEqualTo("Hello Ada");
        assertThat(larder.cache("greetings").stats().stores()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(pantry.key().exists("named:greeting:Ada")).isTrue());
    }
}
