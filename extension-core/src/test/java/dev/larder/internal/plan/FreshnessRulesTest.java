package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.larder.Cached;
import dev.larder.spi.StoreFilter;
import io.smallrye.mutiny.Uni;

class FreshnessRulesTest {

    record Product(int price) {
    }

    static class Durations {
        @Cached(staleGrace = "soon", staleIfError = "-1s", refreshAhead = "${", idle = "1", loadTimeout = "x",
                localTtl = "2w")
        String find() {
            return "";
        }
    }

    @Test
    void durationsOfFreshness201() {
        String report = PlanReports.report(Durations.class);
        assertThat(report.lines().filter(line -> line.contains("LARDER-"))).hasSize(6).allMatch(
                line -> line.endsWith("LARDER-201 at Durations#find()"));
        assertThat(report).contains(
                "staleGrace: 'soon' is not a duration",
                "staleIfError: '-1s' is not a duration",
                "refreshAhead: '${' is not one whole expression",
                "idle: '1' is not a duration",
                "loadTimeout: 'x' is not a duration",
                "localTtl: '2w' is not a duration");
        assertThat(report).contains(
                """
                           @Cached(staleGrace = "soon", staleIfError = "-1s", refreshAhead = "${", idle = "1", loadTimeout = "x", localTtl = "2w")
                                                 ^^^^
                           staleGrace: 'soon' is not a duration
                           Mend: write 500ms, 30s, 5m, 1h, 7d, or ISO-8601 such as PT1M30S
                        """
                        .indent(0));
    }

    static class Factors {
        @Cached(earlyRefresh = 10.5)
        String much() {
            return "";
        }

        @Cached(earlyRefresh = -1)
        String negative() {
            return "";
        }
    }

    @Test
    void earlyRefresh212() {
        assertThat(PlanReports.report(Factors.class)).isEqualTo("""
                Larder found 2 problems:

                1. LARDER-213 at Factors#much()
                   @Cached(earlyRefresh = 10.5)
                                          ^^^^
                   earlyRefresh 10.5 is out of range
                   Mend: write a number from 0 to 10; 1 suits most methods

                2. LARDER-213 at Factors#negative()
                   @Cached(earlyRefresh = -1.0)
                                          ^^^^
                   earlyRefresh -1.0 is out of range
                   Mend: write a number from 0 to 10; 1 suits most methods
                """);
    }

    static class Aheads {
        @Cached(ttl = "1m", refreshAhead = "60s")
        String same() {
            return "";
        }
    }

    @Test
    void refreshAheadOfTheWholeTtl213() {
        assertThat(PlanReports.report(Aheads.class)).isEqualTo("""
                Larder found 1 problem:

                1. LARDER-214 at Aheads#same()
                   @Cached(ttl = "1m", refreshAhead = "60s")
                                                       ^^^
                   refreshAhead is not shorter than the ttl: every call would start a refresh
                   Mend: write a small part of the ttl, which is 1m
                """);
    }

    abstract static class Unfinished implements StoreFilter<Object> {
    }

    static class Closed implements StoreFilter<Object> {
        private Closed() {
        }

        @Override
        public boolean mayStore(Object value) {
            return true;
        }
    }

    static class Filtered {
        @Cached(storeIf = Closed.class)
        String closed() {
            return "";
        }

        @Cached(key = "u", storeIf = Unfinished.class)
        String unfinished() {
            return "";
        }
    }

    @Test
    void filterThatCannotBeMade214() {
        assertThat(PlanReports.report(Filtered.class)).isEqualTo("""
                Larder found 2 problems:

                1. LARDER-215 at Filtered#closed()
                   @Cached(storeIf = Closed.class)
                                     ^^^^^^^^^^^^
                   no object of Closed can be made
                   Mend: name a class that is not abstract and is a bean or has a public constructor without parameters

                2. LARDER-215 at Filtered#unfinished()
                   @Cached(key = "u", storeIf = Unfinished.class)
                                                ^^^^^^^^^^^^^^^^
                   no object of Unfinished can be made
                   Mend: name a class that is not abstract and is a bean or has a public constructor without parameters
                """);
    }

    static class Injected implements StoreFilter<Product> {
        private final Product cheapest;

        @Inject
        private Injected(Product cheapest) {
            this.cheapest = cheapest;
        }

        @Override
        public boolean mayStore(Product value) {
            return value.price() > cheapest.price();
        }
    }

    static class NotEmpty implements StoreFilter<Collection<?>> {
        @Override
        public boolean mayStore(Collection<?> value) {
            return !value.isEmpty();
        }
    }

    static class Priced<T extends Product> implements StoreFilter<List<T>> {
        @Override
        public boolean mayStore(List<T> value) {
            return true;
        }
    }

    static class ProductsPriced extends Priced<Product> {
    }

    static class Wrapped implements StoreFilter<Optional<Product>> {
        @Override
        public boolean mayStore(Optional<Product> value) {
            return value.isPresent();
        }
    }

    static class Positive implements StoreFilter<Number> {
        @Override
        public boolean mayStore(Number value) {
            return value.intValue() > 0;
        }
    }

    static class OtherValues {
        @Cached(storeIf = Wrapped.class)
        Optional<Product> product() {
            return Optional.empty();
        }

        @Cached(storeIf = ProductsPriced.class)
        List<String> names() {
            return List.of();
        }

        @Cached(storeIf = Positive.class)
        Uni<String> text() {
            return Uni.createFrom().nothing();
        }
    }

    @Test
    void filterOfAnotherType215() {
        assertThat(PlanReports.report(OtherValues.class)).isEqualTo("""
                Larder found 3 problems:

                1. LARDER-216 at OtherValues#names()
                   @Cached(storeIf = ProductsPriced.class)
                                     ^^^^^^^^^^^^^^^^^^^^
                   ProductsPriced filters List<Product>, the method gives List<String>
                   Mend: name a StoreFilter<List<String>>

                2. LARDER-216 at OtherValues#product()
                   @Cached(storeIf = Wrapped.class)
                                     ^^^^^^^^^^^^^
                   Wrapped filters Optional<Product>, the method gives Product
                   Mend: name a StoreFilter<Product>

                3. LARDER-216 at OtherValues#text()
                   @Cached(storeIf = Positive.class)
                                     ^^^^^^^^^^^^^^
                   Positive filters Number, the method gives String
                   Mend: name a StoreFilter<String>
                """);
    }

    static class Impatient {
        @Cached(loadTimeout = "2s", staleGrace = "0s")
        String find() {
            return "";
        }
    }

    @Test
    void timeoutWithoutOldValues216() {
        assertThat(PlanReports.report(Impatient.class)).isEqualTo("""
                Larder found 1 problem:

                1. LARDER-217 at Impatient#find()
                   @Cached(staleGrace = "0s", loadTimeout = "2s")
                                                             ^^
                   loadTimeout answers with an old value, and none is ever kept
                   Mend: add staleGrace = "..." or staleIfError = "...", or remove loadTimeout
                """);
    }

    static class Sound {
        @Cached(key = "a", ttl = "1m", staleGrace = "0s", staleIfError = "1h", refreshAhead = "59s", earlyRefresh = 10,
                idle = "0s", loadTimeout = "2s", localTtl = "1h", storeIf = Injected.class)
        Uni<Optional<Product>> product() {
            return Uni.createFrom().nothing();
        }

        @Cached(key = "b", ttl = "${shop.ttl:1m}", refreshAhead = "2m", loadTimeout = "2s",
                staleGrace = "${shop.grace:0s}", storeIf = NotEmpty.class)
        List<? extends Product> products() {
            return List.of();
        }

        @Cached(key = "c", refreshAhead = "0s", loadTimeout = "0s", earlyRefresh = 0, storeIf = Positive.class)
        int count() {
            return 0;
        }

        @Cached(key = "d", storeIf = ProductsPriced.class)
        List<? extends Product> priced() {
            return List.of();
        }

        @Cached(key = "e", storeIf = StoreFilter.All.class)
        byte[] all() {
            return new byte[0];
        }
    }

    @Test
    void soundMethodsBreakNoRule() {
        assertThat(PlanReports.report(Sound.class)).isEmpty();
    }
}
