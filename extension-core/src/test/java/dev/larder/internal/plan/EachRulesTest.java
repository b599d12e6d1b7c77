package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.junit.jupiter.api.Test;

import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.ValueFormat;
import dev.larder.spi.StoreFilter;
import io.smallrye.mutiny.Uni;

class EachRulesTest {

    public record Sku(String code, int size) {
    }

    static class Finder<K, V> {
        @Cached(cache = "finder", key = "finder:{keys}")
        CompletionStage<Map<K, V>> find(@KeyEach Collection<? extends K> keys) {
            throw new UnsupportedOperationException();
        }
    }

    static class Prices implements StoreFilter<Integer> {
        @Override
        public boolean mayStore(Integer value) {
            return true;
        }
    }

    static class Products extends Finder<Long, List<String>> {
        @Cached(cache = "prices", key = "price:{skus.code}:{shop}", storeIf = Prices.class)
        Uni<Map<Sku, Integer>> prices(String shop, @KeyEach Set<Sku> skus) {
            throw new UnsupportedOperationException();
        }

        @Cached(cache = "prices", key = "price:{code}:{shop}")
        Optional<Integer> price(String code, String shop) {
            throw new UnsupportedOperationException();
        }

        @Cached
        Map<Integer, String> derived(@KeyEach List<Integer> ids, String language) {
            throw new UnsupportedOperationException();
        }
    }

    private static MethodPlan plan(String method) {
        return PlanReports.plans(Products.class).stream().filter(plan -> plan.method().equals(method)).findFirst()
                .orElseThrow();
    }

    @Test
    void planIsThatOfOneElement() {
        MethodPlan prices = plan("prices");
        assertThat(prices.each()).isEqualTo(1);
        assertThat(prices.valueType()).isEqualTo("java.lang.Integer");
        assertThat(prices.form()).isEqualTo(ResultForm.UNI);
        assertThat(prices.optional()).isFalse();
        assertThat(prices.key()).containsExactly(new KeyPart.Literal("price:"),
                new KeyPart.Argument(1,
                        List.of(new KeyPart.Property(Sku.class.getName(), "code", true, "java.lang.String")),
                        new ValueFormat.Text()),
                new KeyPart.Literal(":"), new KeyPart.Argument(0, List.of(), new ValueFormat.Text()));
        assertThat(plan("price").each()).isEqualTo(-1);
    }

    @Test
    void variablesAndWildcardsAreFollowed() {
        MethodPlan find = plan("find");
        assertThat(find.valueType()).isEqualTo("java.util.List<java.lang.String>");
        assertThat(find.form()).isEqualTo(ResultForm.STAGE);
        assertThat(find.key().get(1)).isEqualTo(new KeyPart.Argument(0, List.of(), new ValueFormat.Plain()));
    }

    @Test
    void derivedTemplateHasThePosition() {
        assertThat(plan("derived").template()).isEqualTo("Products.derived:{0}:{1}");
        assertThat(plan("derived").key()).contains(new KeyPart.Argument(0, List.of(), new ValueFormat.Plain()));
    }

    static class Subtypes {
        @Cached(key = "a:{ids}")
        ConcurrentMap<String, String> map(@KeyEach List<String> ids) {
            return new ConcurrentHashMap<>();
        }

        @Cached(key = "b:{ids}")
        Optional<Map<String, String>> optional(@KeyEach List<String> ids) {
            return Optional.empty();
        }

        @Cached(key = "c:{ids}")
        void nothing(@KeyEach List<String> ids) {
        }

        @Cached(key = "d:{ids}")
        <K> Map<K, String> open(@KeyEach List<K> ids) {
            return Map.of();
        }

        @Cached(key = "e:{ids}")
        <V> Map<String, V> openValue(@KeyEach List<String> ids) {
            return Map.of();
        }

        @Cached(key = "f:{idds}")
        Map<String, String> misspelt(@KeyEach List<String> ids) {
            return Map.of();
        }
    }

    @Test
    void whatIsNoMapOfKnownTypesIsRefusedOnce() {
        assertThat(PlanReports.report(Subtypes.class).lines().filter(line -> line.contains("LARDER-"))).containsExactly(
                "1. LARDER-219 at Subtypes#map(List<String>)",
                "2. LARDER-102 at Subtypes#misspelt(List<String>)",
                "3. LARDER-204 at Subtypes#nothing(List<String>)",
                "4. LARDER-106 at Subtypes#open(List<K>)",
                "5. LARDER-208 at Subtypes#openValue(List<String>)",
                "6. LARDER-219 at Subtypes#optional(List<String>)");
    }

    static class Apart {
        @Cached(key = "x:{ids}")
        Map<String, Integer> numbers(@KeyEach List<String> ids) {
            return Map.of();
        }

        @Cached(key = "x:{id}")
        String text(String id) {
            return "";
        }
    }

    @Test
    void keysSharedWithAMethodOfAnotherType210() {
        assertThat(PlanReports.report(Apart.class)).contains("LARDER-210 at Apart#text(String)",
                "writes the same keys as Apart#numbers(List<String>), which gives Integer where this gives String");
    }
}
