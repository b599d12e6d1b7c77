package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.ValueFormat;
import io.smallrye.mutiny.Uni;

class TagPlansTest {

    record Item(String id, String maker) {
    }

    static class Items {
        @Cached(cache = "items", key = "item:{shelf}:{id}:{language}", tags = { "maker:{result.maker}",
                "shelf:{shelf}:{@user}", "language:{language}" })
        Uni<Optional<Item>> item(int shelf, String id, String language) {
            return Uni.createFrom().nothing();
        }

        @Cached(key = "many:{ids}", tags = { "many:{ids}", "made:{result.maker}" })
        Map<String, Item> many(@KeyEach Collection<String> ids) {
            return Map.of();
        }
    }

    static class Writers {
        @CacheInvalidate(tags = { "maker:{0}", "maker:{result.maker}" })
        @CacheInvalidate(key = "many:{item.id}", tags = { "maker:{0}", "made:{item.maker}" })
        Item forget(String maker, Item item) {
            return item;
        }

        @CachePut(key = "item:{place}:{0.id}:{2}", value = "{item}")
        void put(Item item, String place, String language) {
            // Only its plan matters.
        }

        @CachePut(key = "many:{0}")
        Item putOne(String id) {
            return new Item(id, "");
        }
    }

    private static final ValueFormat TEXT = new ValueFormat.Text();
    private static final KeyPart.Property MAKER = new KeyPart.Property(Item.class.getName(), "maker", true,
            "java.lang.String");
    private static final KeyPart.Property ID = new KeyPart.Property(Item.class.getName(), "id", true,
            "java.lang.String");

    private static Plans plans() {
        return PlanReports.allPlans(Items.class, Writers.class);
    }

    private static MethodPlan cached(String method) {
        return plans().cached().stream().filter(plan -> plan.method().equals(method)).findFirst().orElseThrow();
    }

    private static List<List<KeyPart>> put(String method) {
        return plans().puts().stream().filter(plan -> plan.method().name().equals(method)).findFirst().orElseThrow()
                .stored().tags().stream().map(TagPlan::parts).toList();
    }

    @Test
    void valueOfAnEntryIsOneMoreArgumentOfItsTags() {
        List<TagPlan> tags = cached("item").tags();
        assertThat(tags).extracting(TagPlan::template).containsExactly("maker:{result.maker}", "shelf:{shelf}:{@user}",
                "language:{language}");
        assertThat(tags).extracting(TagPlan::cache).containsOnly("items");
        assertThat(tags.get(0).parts()).containsExactly(new KeyPart.Literal("maker:"),
                new KeyPart.Argument(3, List.of(MAKER), TEXT));
        assertThat(tags.get(1).parts()).containsExactly(new KeyPart.Literal("shelf:"),
                new KeyPart.Argument(0, List.of(), new ValueFormat.Plain()), new KeyPart.Literal(":"),
                new KeyPart.Ambient("user"));
        assertThat(cached("item").readsAmbient()).isFalse();
    }

    @Test
    void ofManyATagHoldsOneElementAndItsValue() {
        assertThat(cached("many").tags()).extracting(TagPlan::parts).containsExactly(
                List.of(new KeyPart.Literal("many:"), new KeyPart.Argument(0, List.of(), TEXT)),
                List.of(new KeyPart.Literal("made:"), new KeyPart.Argument(1, List.of(MAKER), TEXT)));
    }

    @Test
    void tagsOfAllAnnotationsAreForgottenEachOnce() {
        InvalidationPlan plan = plans().invalidations().get(0);
        assertThat(plan.tags()).extracting(TagPlan::template).containsExactly("maker:{0}", "maker:{result.maker}",
                "made:{item.maker}");
        assertThat(plan.tags().get(1).parts()).contains(new KeyPart.Argument(2, List.of(MAKER), TEXT));
        assertThat(plan.tags()).extracting(TagPlan::cache).containsExactly("items", "items",
                Items.class.getName().replaceAll(".*\\$", "") + ".many");
        assertThat(plan.caches()).isEmpty();
        assertThat(plan.keys()).hasSize(1);
    }

    @Test
    void putTakesTagsFromTheValueTheKeyAndParameters() {
        assertThat(put("put")).containsExactly(
                List.of(new KeyPart.Literal("maker:"), new KeyPart.Argument(3, List.of(MAKER), TEXT)),
                List.of(new KeyPart.Literal("shelf:"), new KeyPart.Argument(1, List.of(), TEXT),
                        new KeyPart.Literal(":"), new KeyPart.Ambient("user")),
                List.of(new KeyPart.Literal("language:"), new KeyPart.Argument(2, List.of(), TEXT)));
        assertThat(put("putOne")).containsExactly(
                List.of(new KeyPart.Literal("many:"), new KeyPart.Argument(0, List.of(), TEXT)),
                List.of(new KeyPart.Literal("made:"), new KeyPart.Argument(1, List.of(MAKER), TEXT)));
    }

    @Test
    void propertiesThatTagsReadAreKnown() {
        assertThat(plans().properties()).contains(MAKER, ID);
    }
}
