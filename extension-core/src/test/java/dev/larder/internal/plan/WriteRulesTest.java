package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.larder.BatchWriter;
import dev.larder.CacheInvalidate;
import dev.larder.Cached;
import dev.larder.Merger;
import dev.larder.WriteBehind;
import dev.larder.WriteId;
import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.reflect.ReflectionShapes;
import io.smallrye.mutiny.Uni;

class WriteRulesTest {

    record Row(String id, int count) {
    }

    enum Color {
        RED
    }

    static class Alone {
        @WriteBehind(queue = "rows.of-this_1", key = "row:{id}:{@user}")
        CompletableFuture<Void> save(String id, int count, long[] days, Map<String, List<Row>> rows,
                Optional<Color> color) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void writeNeedsNoCachedMethodAndNotAllParametersInItsKey() {
        assertThat(PlanReports.report(Alone.class)).isEmpty();
    }

    static class Vague<T> {
        @WriteBehind(queue = "a", key = "a")
        void variable(T value) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "b", key = "b")
        void wildcard(List<?> values) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "c", key = "c")
        void object(Object[] values) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "d", key = "d")
        void serializable(Serializable value) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "e", key = "e")
        @SuppressWarnings("rawtypes") // that is what is looked at
        void raw(List values) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "f", key = "f")
        void function(Supplier<String> value) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "g", key = "g")
        void uni(Optional<Uni<String>> value) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "h", key = "h")
        void streams(Stream<String> one, InputStream[] others) {
            // Only its declaration matters.
        }
    }

    @Test
    void whatDoesNotTellItsValueCannotBeRecorded403() {
        assertThat(PlanReports.report(Vague.class)).contains(
                "parameter 'value' cannot be recorded: the type variable T does not tell what to read it as",
                "parameter 'values' cannot be recorded: the wildcard ? does not tell what to read it as",
                "parameter 'values' cannot be recorded: an Object does not tell what to read it as",
                "parameter 'value' cannot be recorded: a Serializable does not tell what to read it as",
                "parameter 'values' cannot be recorded: the raw type List does not tell what is in it",
                "parameter 'value' cannot be recorded: a Supplier<String> is no data",
                "parameter 'value' cannot be recorded: a Uni<String> is no data",
                "parameter 'one' cannot be recorded: a Stream<String> is no data",
                "parameter 'others' cannot be recorded: an InputStream is no data")
                .startsWith("Larder found 9 problems");
    }

    static class Known extends Vague<Row> {
    }

    @Test
    void typeVariableOfASuperclassIsKnownInTheBean() {
        assertThat(PlanReports.report(Known.class)).doesNotContain("type variable")
                .startsWith("Larder found 8 problems");
    }

    static class Named {
        @WriteBehind(queue = "rows", key = "row:{0}")
        void save(String id, int count) {
            // Only its declaration matters.
        }

        @BatchWriter("rows")
        void saveAll(List<Row> rows) {
            // Only its declaration matters.
        }
    }

    @Test
    void callsAreRecordedWithTheNamesOfParameters110() {
        BeanShape bean = ReflectionShapes.bean(Named.class, PlanReports.CATALOG);
        List<MethodShape> nameless = bean.methods().stream().map(WriteRulesTest::withoutNames).toList();
        assertThat(PlanReports
                .report(List.of(new BeanShape("shop.Named", false, List.of(), nameless, List.of(), List.of()))))
                .isEqualTo("""
                        Larder found 1 problem:

                        1. LARDER-110 at shop.Named#save(String, int)
                           void save(String, int)
                                     ^^^^^^
                           the class file does not tell the names of the parameters, and calls are recorded with them
                           Mend: compile with -parameters
                        """);
    }

    private static MethodShape withoutNames(MethodShape method) {
        return new MethodShape("shop.Named", method.name(), method.parameters().stream()
                .map(parameter -> new ParameterShape(Optional.empty(), parameter.type(), parameter.erasure(), false,
                        false, false, false))
                .toList(), method.returnType(), Set.of(), Optional.empty(), method.annotation());
    }

    static class Announcing {

        @WriteBehind(queue = "news", key = "item:{id}")
        void save(String id) {
            // Only its plan matters.
        }
    }

    @Test
    void queueIsNotCalledAsWhatLarderHasForItself401() {
        assertThat(PlanReports.report(Announcing.class)).contains("LARDER-401 at Announcing#save(String)",
                "'news' cannot be the name of a queue");
    }

    static class Removing {
        @WriteBehind(queue = "rows", key = "row:{id}")
        void save(String id, int count) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "rows", key = "row:{key}", removes = true)
        void remove(String key, String reason) {
            // Only its declaration matters.
        }

        @BatchWriter("rows")
        void saveAll(List<Row> rows) {
            // Only its declaration matters.
        }
    }

    record Told(String id, int count, boolean removed) {
    }

    static class Telling {
        @WriteBehind(queue = "rows", key = "row:{id}")
        void save(String id, int count) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "rows", key = "row:{key}", removes = true)
        void remove(String key) {
            // Only its declaration matters.
        }

        @BatchWriter("rows")
        Uni<Void> saveAll(List<? extends Told> rows) {
            return Uni.createFrom().voidItem();
        }
    }

    @Test
    void removalFitsTheRecordOnlyWhereThatTellsRemovals404() {
        assertThat(PlanReports.report(Removing.class)).isEmpty();
        assertThat(PlanReports.report(Telling.class)).isEqualTo("""
                Larder found 1 problem:

                1. LARDER-404 at Telling#remove(String)
                   void remove(String key)
                               ^^^^^^^^^^
                   Told has no component for the parameter 'key'
                   Mend: add the component String key
                """);
    }

    record Twice(String ids, WriteId one, WriteId two) {
    }

    static class Doubled {
        @WriteBehind(queue = "rows", key = "row:{id}")
        void save(String id) {
            // Only its declaration matters.
        }

        @BatchWriter("rows")
        void saveAll(List<Twice> rows) {
            // Only its declaration matters.
        }
    }

    @Test
    void recordAndMethodAreHeldAgainstEachOtherBothWays404() {
        assertThat(PlanReports.report(Doubled.class)).isEqualTo("""
                Larder found 3 problems:

                1. LARDER-404 at Doubled#save(String)
                   void save(String id)
                             ^^^^^^^^^
                   Twice has no component for the parameter 'id'
                   Mend: call both alike: did you mean 'ids'?

                2. LARDER-404 at Doubled#saveAll(List<Twice>)
                   void saveAll(List<Twice> rows)
                                ^^^^^^^^^^^^^^^^
                   the component 'ids' of Twice is no parameter of save(String)
                   Mend: call both alike: did you mean 'id'?

                3. LARDER-404 at Doubled#saveAll(List<Twice>)
                   void saveAll(List<Twice> rows)
                                ^^^^^^^^^^^^^^^^
                   the component 'two' of Twice is a second WriteId
                   Mend: leave one of them
                """);
    }

    static class Untaken {
        @WriteBehind(queue = "rows", key = "row:{id}")
        void save(String id, int count) {
            // Only its declaration matters.
        }

        @BatchWriter("rows")
        static void none() {
            // Only its declaration matters.
        }

        @BatchWriter("queues")
        void other(List<Row> rows) {
            // Only its declaration matters.
        }
    }

    static class Nowhere {
        @BatchWriter("rows")
        void all(List<Row> rows) {
            // Only its declaration matters.
        }
    }

    @Test
    void batchWriterTakesAListOfARecordForAQueueOfItsBean405And406() {
        assertThat(PlanReports.report(Nowhere.class, Untaken.class)).isEqualTo(
                """
                        Larder found 4 problems:

                        1. LARDER-406 at Nowhere#all(List<Row>)
                           @BatchWriter("rows")
                                         ^^^^
                           no @WriteBehind of this bean writes to the queue 'rows'
                           Mend: put it into the bean whose methods write to the queue

                        2. LARDER-405 at Untaken#none()
                           @BatchWriter("rows")
                           ^^^^^^^^^^^^
                           the method does not take one List of a record
                           Mend: declare none(List<...> batch) of a record whose components are the parameters of the methods that write to the queue

                        3. LARDER-405 at Untaken#none()
                           static void none()
                           ^^^^^^
                           a static method cannot be called through its bean
                           Mend: make it a method of the bean that is not static

                        4. LARDER-406 at Untaken#other(List<Row>)
                           @BatchWriter("queues")
                                         ^^^^^^
                           no @WriteBehind of this bean writes to the queue 'queues'
                           Mend: the queues of the bean are rows
                        """);
    }

    static class Rows implements Merger<Row> {
        @Override
        public Row merge(Row earlier, Row later) {
            return later;
        }
    }

    static class Merging {
        @WriteBehind(queue = "told", key = "told:{id}", merge = Rows.class, batch = 10)
        void told(String id, int count) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "told", key = "told:{id}", merge = Rows.class, batch = 20)
        void toldAgain(String id, int count) {
            // Only its declaration matters.
        }

        @BatchWriter("told")
        void toldAll(List<Told> all) {
            // Only its declaration matters.
        }
    }

    @Test
    void mergerMergesWhatTheBatchWriterTakes410AndMethodsAgree409() {
        assertThat(PlanReports.report(Merging.class)).isEqualTo("""
                Larder found 2 problems:

                1. LARDER-410 at Merging#told(String, int)
                   @WriteBehind(queue = "told", key = "told:{id}", merge = Rows.class, batch = 10)
                                                                           ^^^^^^^^^^
                   Rows merges Row
                   Mend: name a Merger of Told, which the @BatchWriter takes

                2. LARDER-409 at Merging#toldAgain(String, int)
                   @WriteBehind(queue = "told", key = "told:{id}", merge = Rows.class, batch = 20)
                                                                                               ^^
                   batch is the queue's, and Merging#told(String, int) says 10
                   Mend: say it on one method of the queue, or the same on all
                """);
    }

    static class Values {
        @Cached(key = "row:{row.id}", tags = "shelf:{row.count}")
        Row row(Row row) {
            return row;
        }

        @WriteBehind(queue = "rows", key = "row:{id}", value = "{row}", tags = { "shelf:{result}", "shelv:{id}" })
        void tags(String id, Row row) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "rows", key = "row:{id}", value = "{result}", ttl = "0s")
        void result(String id) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "rows", key = "row:{id}", removes = true, ttl = "1m", tags = "shelf:{id}")
        @CacheInvalidate(tags = "shelf:{id}")
        void removal(String id) {
            // Only its declaration matters.
        }
    }

    static class Shelves {
        @Cached(key = "shelf:{place.id}", tags = "floor:{place.count}")
        String shelf(Row place) {
            return place.id();
        }

        @WriteBehind(queue = "shelves", key = "shelf:{id}", value = "{text}")
        void save(String id, String text) {
            // Only its declaration matters.
        }
    }

    @Test
    void valueAndTagsAreHeldToTheRulesOfWriters() {
        assertThat(PlanReports.report(Values.class)).contains("LARDER-302 at Values#tags(String, Row)",
                "LARDER-310 at Values#tags(String, Row)", "LARDER-302 at Values#result(String)",
                "LARDER-414 at Values#result(String)", "Mend: write a longer duration, or leave ttl out",
                "ttl is of a value that is stored, and a removal stores none",
                "tags is of a value that is stored, and a removal stores none",
                "LARDER-415 at Values#removal(String)")
                .startsWith("Larder found 7 problems");
        assertThat(PlanReports.report(Shelves.class)).isEqualTo(
                """
                        Larder found 1 problem:

                        1. LARDER-312 at Shelves#save(String, String)
                           @WriteBehind(queue = "shelves", key = "shelf:{id}", value = "{text}")
                                                                  ^^^^^^^^^^
                           stores entries of Shelves#shelf(Row), which carry the tag "floor:{place.count}", and nothing here tells its 'place'
                           Mend: add the parameter Row place, or leave value out
                        """);
    }
}
