package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.ValueFormat;
import io.smallrye.mutiny.Uni;

class WriterPlansTest {

    record Item(String id, Optional<Item> part) {
    }

    static class Items {
        @Cached(cache = "counts", key = "n{0}:{1}")
        int count(String kind, String id) {
            return 0;
        }

        @Cached(cache = "items", key = "item:{id}")
        Optional<Item> item(String id) {
            return Optional.empty();
        }
    }

    static class Writers {
        @CacheInvalidate(key = { "item:{result.id}", "{kind}:x" })
        @CacheInvalidate(cache = "counts")
        @CacheInvalidate(cache = "items")
        Uni<Optional<Item>> forget(String kind) {
            return Uni.createFrom().nothing();
        }

        @CachePut(key = "item:{id}", value = "{item.part}")
        void property(String id, Item item) {
            // Only its plan matters.
        }

        @CachePut(key = "item:{id}")
        Optional<Item> result(String id) {
            return Optional.empty();
        }

        @CachePut(key = "ncrate:{0}", value = "{1}")
        void count(String id, int count) {
            // Only its plan matters.
        }
    }

    private static final Plans PLANS = PlanReports.allPlans(Items.class, Writers.class);

    private static StoredPlan stored(String method) {
        return put(method).stored();
    }

    private static PutPlan put(String method) {
        return PLANS.puts().stream().filter(plan -> plan.method().name().equals(method)).findFirst().orElseThrow();
    }

    @Test
    void allInvalidationsOfAMethodMakeOnePlan() {
        InvalidationPlan plan = PLANS.invalidations().get(0);
        assertThat(PLANS.invalidations()).hasSize(1);
        assertThat(plan.method()).isEqualTo(new WriterMethod(Writers.class.getName(), "forget",
                List.of("java.lang.String"), ResultForm.UNI, true));
        assertThat(plan.caches()).containsExactly("counts", "items");
        assertThat(plan.keys()).extracting(KeyPlan::template).containsExactly("item:{result.id}", "{kind}:x");
        assertThat(plan.keys()).extracting(KeyPlan::cache).containsExactly("items", "counts");
    }

    @Test
    void resultIsOneMoreArgument() {
        KeyPart.Property id = new KeyPart.Property(Item.class.getName(), "id", true, "java.lang.String");
        assertThat(PLANS.invalidations().get(0).keys().get(0).parts()).containsExactly(new KeyPart.Literal("item:"),
                new KeyPart.Argument(1, List.of(id), new ValueFormat.Text()));
        assertThat(PLANS.properties()).contains(id,
                new KeyPart.Property(Item.class.getName(), "part", true, "java.util.Optional"));
    }

    @Test
    void valueIsAPropertyTakenOutOfItsOptional() {
        StoredPlan plan = stored("property");
        assertThat(plan.value()).isEqualTo(1);
        assertThat(plan.path()).extracting(KeyPart.Property::member).containsExactly("part");
        assertThat(plan.optional()).isTrue();
    }

    @Test
    void resultOfAPutIsTakenOutOfItsOptionalByItsMethod() {
        StoredPlan plan = stored("result");
        assertThat(plan.value()).isEqualTo(1);
        assertThat(plan.path()).isEmpty();
        assertThat(plan.optional()).isFalse();
        assertThat(put("result").method().optional()).isTrue();
        assertThat(plan.target()).isEqualTo(Items.class.getName() + ".item(java.lang.String)");
    }

    @Test
    void targetIsTheMethodThatMayMakeSuchKeys() {
        assertThat(stored("count").target()).isEqualTo(Items.class.getName()
                + ".count(java.lang.String, java.lang.String)");
        assertThat(put("count").key().cache()).isEqualTo("counts");
    }
}
