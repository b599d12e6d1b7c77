package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import dev.larder.BatchWriter;
import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.Merger;
import dev.larder.WriteBehind;
import dev.larder.WriteId;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.ValueFormat;
import dev.larder.internal.plan.ComponentPlan.Role;
import io.smallrye.mutiny.Uni;

class WritePlansTest {

    record Item(String id, Optional<String> note, String maker) {
    }

    record Place(String id, String shelf) {
    }

    static class Items {
        @Cached(cache = "items", key = "item:{id}", tags = "maker:{result.maker}")
        Item item(String id) {
            return new Item(id, Optional.empty(), "");
        }

        @Cached(cache = "many", key = "item:{ids}")
        Map<String, Item> items(@KeyEach List<String> ids) {
            return Map.of();
        }

        @Cached(cache = "notes", key = "note:{id}")
        Uni<Optional<String>> note(String id) {
            return Uni.createFrom().item(Optional.empty());
        }

        @Cached(cache = "stock", key = "stock:{place.id}", tags = "shelf:{place.shelf}")
        String stock(Place place) {
            return place.id();
        }

        @Cached(cache = "counts", key = "count:{id}")
        int count(String id) {
            return 0;
        }

        @Cached(cache = "choices", key = "choice:{id}")
        Optional<List<String>> choice(String id) {
            return Optional.empty();
        }

        @Cached(cache = "lists", key = "list:{id}")
        List<String> list(String id) {
            return List.of();
        }
    }

    static class Sum implements Merger<Count> {
        @Override
        public Count merge(Count earlier, Count later) {
            return new Count(later.id(), earlier.by() + later.by());
        }
    }

    record Count(String id, long by) {
    }

    record Saved(Item item, WriteId write, boolean removed, List<? extends Item> parts, String id) {
    }

    record Flag(String id, boolean removed) {
    }

    static class Writes {
        @WriteBehind(queue = "items", key = "item:{item.id}", value = "{item}", ttl = "1h",
                tags = "shelf:{item.maker}")
        void save(Item item, List<? extends Item> parts) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "items", key = "item:{id}", removes = true, delay = "5s", batch = 500)
        Uni<Void> remove(String id) {
            return Uni.createFrom().voidItem();
        }

        @WriteBehind(queue = "notes", key = "note:{item.id}", value = "{item.note}")
        void note(Item item) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "notes", key = "note:{id}", removes = true)
        void removeNote(String id) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "stock", key = "stock:{id}", value = "{text}", tags = "shelf:{shelf}")
        void stock(String id, String text, String shelf) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "stock", key = "stock:{id}", removes = true)
        void removeStock(String id) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "counts", key = "count:{id}", merge = Sum.class)
        CompletionStage<Void> count(String id, long by) {
            throw new UnsupportedOperationException();
        }

        @WriteBehind(queue = "counts", key = "count:{0}", removes = true)
        void removeCount(String name) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "lists", key = "list:{id}", removes = true)
        void removeList(String id) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "choices", key = "choice:{id}", removes = true)
        void removeChoice(String id) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "flags", key = "flag:{id}")
        void flag(String id, boolean removed) {
            // Only its plan matters.
        }

        @BatchWriter("flags")
        CompletionStage<Void> flagAll(List<Flag> flags) {
            throw new UnsupportedOperationException();
        }
    }

    static class Batched {
        @WriteBehind(queue = "batched", key = "batched:{id}")
        void saveRow(Item item, List<? extends Item> parts, String id) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "batched", key = "batched:{id}", removes = true)
        void removeRow(String id) {
            // Only its plan matters.
        }

        @BatchWriter("batched")
        void saveAll(List<Saved> batch) {
            // Only its plan matters.
        }
    }

    private static final Plans PLANS = PlanReports.allPlans(Items.class, Writes.class, Batched.class);

    private static QueuePlan queue(String name) {
        return PLANS.queues().stream().filter(queue -> queue.queue().equals(name)).findFirst().orElseThrow();
    }

    private static WritePlan write(String method) {
        return PLANS.queues().stream().flatMap(queue -> queue.writes().stream())
                .filter(plan -> plan.method().name().equals(method)).findFirst().orElseThrow();
    }

    @Test
    void methodsOfAQueueMakeOnePlan() {
        QueuePlan items = queue("items");
        assertThat(items.beanClass()).isEqualTo(Writes.class.getName());
        assertThat(items.writes()).extracting(write -> write.method().name()).containsExactly("remove", "save");
        assertThat(items.key()).isEqualTo(items.writes().get(0).key());
        assertThat(PLANS.queues()).extracting(QueuePlan::queue).containsExactlyInAnyOrder("items", "notes", "counts",
                "lists", "choices", "flags", "stock", "batched");
    }

    @Test
    void whatOneMethodSaysOfItsQueueHoldsForAll() {
        assertThat(queue("items").delay()).isEqualTo("5s");
        assertThat(queue("items").batch()).isEqualTo(500);
        assertThat(queue("counts").merger()).isEqualTo(Sum.class.getName());
    }

    @Test
    void whatNoMethodSaysIsAtOnceByHundredsAndTheLaterHolds() {
        assertThat(queue("notes").delay()).isEqualTo("0s");
        assertThat(queue("notes").batch()).isEqualTo(100);
        assertThat(queue("notes").merger()).isEmpty();
        assertThat(queue("notes").record()).isEmpty();
        assertThat(queue("notes").batchWriter()).isEmpty();
    }

    @Test
    void formsAndKeysAreThoseOfTheMethods() {
        assertThat(write("remove").method().form()).isEqualTo(ResultForm.UNI);
        assertThat(write("count").method().form()).isEqualTo(ResultForm.STAGE);
        assertThat(write("save").key()).isEqualTo(new KeyPlan("items", "item:{item.id}",
                List.of(new KeyPart.Literal("item:"), new KeyPart.Argument(0,
                        List.of(new KeyPart.Property(Item.class.getName(), "id", true, "java.lang.String")),
                        new ValueFormat.Text()))));
        assertThat(write("save").caches()).containsExactly("items", "many");
        assertThat(write("flag").caches()).isEmpty();
        assertThat(write("flag").key().cache()).isEmpty();
    }

    @Test
    void parametersAreRecordedByTheirDeclaredTypes() {
        assertThat(write("save").parameters()).containsExactly(new ParameterPlan("item", Item.class.getName()),
                new ParameterPlan("parts", "java.util.List<" + Item.class.getName() + ">"));
        assertThat(write("count").parameters()).containsExactly(new ParameterPlan("id", "java.lang.String"),
                new ParameterPlan("by", "long"));
    }

    @Test
    void valueIsStoredAsTheEntryOfTheCachedMethodWithItsTagsAndFurtherOnes() {
        StoredPlan stored = write("save").stored().orElseThrow();
        assertThat(stored.target()).isEqualTo(Items.class.getName() + ".item(java.lang.String)");
        assertThat(stored.value()).isZero();
        assertThat(stored.path()).isEmpty();
        assertThat(stored.tags()).extracting(TagPlan::template).containsExactly("maker:{result.maker}",
                "shelf:{item.maker}");
        assertThat(stored.tags().get(0).parts().get(1)).isInstanceOfSatisfying(KeyPart.Argument.class,
                value -> assertThat(value.index()).isEqualTo(2));
        assertThat(write("save").ttl()).isEqualTo("1h");
    }

    @Test
    void propertyIsTakenOutOfItsOptional() {
        StoredPlan stored = write("note").stored().orElseThrow();
        assertThat(stored.path()).extracting(KeyPart.Property::member).containsExactly("note");
        assertThat(stored.optional()).isTrue();
        assertThat(write("note").ttl()).isEmpty();
        assertThat(PLANS.properties()).containsAll(stored.path()).contains(
                new KeyPart.Property(Item.class.getName(), "id", true, "java.lang.String"),
                new KeyPart.Property(Item.class.getName(), "maker", true, "java.lang.String"));
    }

    @Test
    void nothingIsStoredWhereNoValueIsNamed() {
        assertThat(write("count").stored()).isEmpty();
        assertThat(write("count").caches()).containsExactly("counts");
        assertThat(write("count").removes()).isFalse();
    }

    @Test
    void tagThatTheAnnotationSaysNeedsNoParameterOfTheCachedMethod() {
        assertThat(write("stock").stored().orElseThrow().tags()).extracting(TagPlan::template)
                .containsExactly("shelf:{shelf}");
    }

    @Test
    void removalStoresAbsenceWhereNullIsAnAnswer() {
        assertThat(write("removeNote").stored()).contains(new StoredPlan(Items.class.getName()
                + ".note(java.lang.String)", StoredPlan.ABSENCE, List.of(), false, List.of()));
        assertThat(write("removeChoice").stored()).isPresent();
        assertThat(write("remove").stored().orElseThrow().tags()).extracting(TagPlan::template)
                .containsExactly("maker:{result.maker}");
    }

    @Test
    void removalStoresNothingWhereNullIsNoAnswerOrATagIsUnknown() {
        assertThat(write("removeCount").stored()).isEmpty();
        assertThat(write("removeList").stored()).isEmpty();
        assertThat(write("removeStock").stored()).as("its shelf").isEmpty();
        assertThat(write("removeStock").caches()).containsExactly("stock");
    }

    @Test
    void recordHoldsParametersAndWhatABatchAsksFor() {
        assertThat(queue("batched").record()).contains(new RecordPlan(Saved.class.getName(), List.of(
                new ComponentPlan("item", Item.class.getName(), Role.PARAMETER),
                new ComponentPlan("write", WriteId.class.getName(), Role.WRITE_ID),
                new ComponentPlan("removed", "boolean", Role.REMOVED),
                new ComponentPlan("parts", "java.util.List<" + Item.class.getName() + ">", Role.PARAMETER),
                new ComponentPlan("id", "java.lang.String", Role.PARAMETER))));
        assertThat(queue("batched").batchWriter()).contains(new BatchPlan("saveAll", ResultForm.PLAIN));
        assertThat(queue("batched").record().orElseThrow().tellsRemovals()).isTrue();
    }

    @Test
    void parameterCalledRemovedIsAParameter() {
        assertThat(queue("flags").record().orElseThrow().components()).extracting(ComponentPlan::role)
                .containsOnly(Role.PARAMETER);
        assertThat(queue("flags").record().orElseThrow().tellsRemovals()).isFalse();
        assertThat(queue("flags").batchWriter()).contains(new BatchPlan("flagAll", ResultForm.STAGE));
    }

    @Test
    void withoutABatchWriterTheRecordIsTheMergers() {
        assertThat(queue("counts").record()).contains(new RecordPlan(Count.class.getName(), List.of(
                new ComponentPlan("id", "java.lang.String", Role.PARAMETER),
                new ComponentPlan("by", "long", Role.PARAMETER))));
        assertThat(queue("counts").batchWriter()).isEmpty();
    }
}
