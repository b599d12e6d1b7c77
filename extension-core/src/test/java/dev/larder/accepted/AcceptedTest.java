package dev.larder.accepted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.logging.Level;

import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

import dev.larder.accepted.RightKeys.Right101;
import dev.larder.internal.cdi.LarderExtension;
import dev.larder.remarked.LogTexts;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;
import dev.larder.weld.WeldApplication;

@WithRedis
class AcceptedTest {

    @Test
    void portableContainerStartsAndNothingIsSaid(RedisHandle redis) {
        try (LogTexts log = new LogTexts();
                WeldContainer weld = WeldApplication.boot(Map.of("larder.redis.hosts", redis.uri()),
                        container -> container.disableDiscovery().addExtension(new LarderExtension())
                                .addBeanClasses(RightBeans.nested()))) {
            assertThat(weld.select(Right101.class).get().find("1")).isEqualTo("1");
            assertThat(log.remarks(Level.WARNING)).isEmpty();
            assertThat(log.remarks(Level.INFO)).isEmpty();
        }
    }
}
