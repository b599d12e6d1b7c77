package dev.larder.quarkus.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Cached;
import io.quarkus.test.QuarkusUnitTest;

class BadExpressionsTest {

    private static final String MESSAGE = """
            Larder cannot start:
              - dev.larder.quarkus.test.config.BadExpressionsTest$Prices.bad(long): @Cached ttl = '${shop.bad}' which is \
            'soon': allowed: a duration of more than zero: a whole number with ms, s, m, h or d behind it, such as 500ms, \
            30s or 7d, or ISO-8601, such as PT1M30S
              - dev.larder.quarkus.test.config.BadExpressionsTest$Prices.missing(long): @Cached negativeTtl = \
            '${shop.missing}': the key shop.missing has no value; set it, or give a default as in ${shop.missing:5m}""";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Prices.class))
            .overrideRuntimeConfigKey("shop.bad", "soon")
            .assertException(refused -> assertThat(refused.getMessage()).isEqualTo(MESSAGE));

    @ApplicationScoped
    static class Prices {

        @Cached(key = "bad:{id}", ttl = "${shop.bad}")
        long bad(long id) {
            return id;
        }

        @Cached(key = "missing:{id}", negativeTtl = "${shop.missing}")
        long missing(long id) {
            return id;
        }
    }

    @Test
    void whatExpressionsGiveIsHeldAgainstTheSameRulesAtStart() {
        throw new AssertionError("the application started");
    }
}
