package dev.larder.quarkus.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.quarkus.test.devservice.Greetings;
import io.quarkus.test.QuarkusUnitTest;

class BadValuesTest {

    private static final String DURATION = "a whole number with ms, s, m, h or d behind it, such as 500ms, 30s or 7d, or"
            + " ISO-8601, such as PT1M30S";
    private static final String SIZE = "a number of bytes, or with K, M or G behind it, such as 512K or 64M";

    private static final List<String> BAD = List.of(
            "larder.enabled|flase|true or false",
            "larder.local.max-weight|64MB|" + SIZE,
            "larder.max-value-size|1G|" + SIZE + ", from 1K to 512M",
            "larder.waiters.max-wait|0s|a duration of more than zero: " + DURATION,
            "larder.redis.connections|17|a whole number from 1 to 16",
            "larder.redis.max-queued|many|a whole number from 1 to 1000000",
            "larder.redis.breaker.failure-ratio|1.5|a number of more than 0, up to 1",
            "larder.defaults.negative-ttl|-1s|a duration: " + DURATION,
            "larder.defaults.single-flight|none of them|one of cluster, local, none",
            "larder.caches.\"greetings\".jitter|0.6|a number from 0 to 0.5",
            "larder.caches.\"greetings\".tier|configured|one of both, local, remote",
            "larder.caches.\"greetings\".ttl|soon|a duration of more than zero: " + DURATION);

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application();

    private static QuarkusUnitTest application() {
        QuarkusUnitTest application = new QuarkusUnitTest()
                .withApplicationRoot(jar -> jar.addClasses(Greetings.class))
                .assertException(refused -> assertThat(refused.getMessage().lines().skip(1).map(String::strip))
                        .containsExactlyInAnyOrderElementsOf(BAD.stream().map(BadValuesTest::line).toList()));
        BAD.stream().map(BadValuesTest::parts)
                .forEach(bad -> application.overrideRuntimeConfigKey(bad.get(0), bad.get(1)));
        return application;
    }

    private static String line(String bad) {
        List<String> parts = parts(bad);
        return "%s = '%s': allowed: %s".formatted(parts.get(0), parts.get(1), parts.get(2));
    }

    private static List<String> parts(String bad) {
        return Arrays.asList(bad.split("\\|", 3));
    }

    @Test
    void everyBadValueIsToldAtOnceWithWhatIsAllowed() {
        throw new AssertionError("the application started");
    }
}
