package dev.larder.quarkus.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.contract.shop.Recursive;
import io.quarkus.test.QuarkusUnitTest;

class StartWithoutRedisTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class).addClass(Recursive.class))
            .overrideConfigKey("quarkus.devservices.enabled", "false")
            .assertException(failure -> assertThat(failure).hasStackTraceContaining("quarkus.redis.hosts has no value:"
                    + " set it to the address of Redis, such as redis://localhost:6379, or keep the caches in memory with"
                    + " larder.defaults.tier=local"));

    @Test
    void startSaysWhatToSet() {
        throw new AssertionError("it must not start");
    }
}
