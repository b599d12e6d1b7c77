package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Cached;
import dev.larder.Larder;
import dev.larder.internal.cdi.BeanLookups;
import dev.larder.quarkus.deployment.LarderPlansBuildItem;
import dev.larder.spi.StoreFilter;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.test.QuarkusUnitTest;

class FreshnessPlansTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class).addClasses(Basket.class, Prices.class,
                    Baskets.class, NotEmpty.class, Limit.class))
            .addBuildChainCustomizer(chain -> chain.addBuildStep(context -> context.produce(
                    new GeneratedResourceBuildItem("plans.txt", context.consume(LarderPlansBuildItem.class).plans()
                            .cached().stream()
                            .map(plan -> plan.method() + " " + plan.storeIf() + " " + plan.needsCall())
                            .sorted().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8))))
                    .consumes(LarderPlansBuildItem.class).produces(GeneratedResourceBuildItem.class).build());

    @RequestScoped
    static class Basket {
    }

    @ApplicationScoped
    static class Limit {
        int least() {
            return 1;
        }
    }

    static class NotEmpty implements StoreFilter<CharSequence> {

        private final Limit limit;

        NotEmpty(Limit limit) {
            this.limit = limit;
        }

        @Override
        public boolean mayStore(CharSequence value) {
            return value.length() >= limit.least();
        }
    }

    @ApplicationScoped
    static class Prices {

        @Inject
        Larder larder;

        @Cached(staleGrace = "1m", earlyRefresh = 1, loadTimeout = "2s", storeIf = NotEmpty.class)
        String alone() {
            return larder.caches().toString();
        }
    }

    @ApplicationScoped
    static class Baskets {

        private final Basket basket;

        @Inject
        Baskets(Basket basket) {
            this.basket = basket;
        }

        @Cached
        String inARequest() {
            return basket.toString();
        }
    }

    @Inject
    Prices prices;

    @Inject
    @Any
    Instance<Object> beans;

    @Test
    void plansSayWhichMethodsNeedARequestAndWhatFiltersTheirResults() throws IOException {
        try (InputStream plans = Thread.currentThread().getContextClassLoader().getResourceAsStream("plans.txt")) {
            assertThat(plans).asString(StandardCharsets.UTF_8)
                    .isEqualTo("alone " + NotEmpty.class.getName() + " false\ninARequest  true");
        }
        assertThat(prices.alone()).contains("Prices.alone");
    }

    @Test
    void aFilterThatOnlyAnAnnotationNamesIsABean() {
        StoreFilter<Object> filter = new BeanLookups(beans).filters(Thread.currentThread().getContextClassLoader())
                .apply(NotEmpty.class.getName());

        assertThat(filter.mayStore("some")).isTrue();
        assertThat(filter.mayStore("")).isFalse();
    }
}
