package dev.larder.quarkus.deployment.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

import dev.larder.BatchWriter;
import dev.larder.CacheBypass;
import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.KeyIgnore;
import dev.larder.Merger;
import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.WriteBehind;
import dev.larder.internal.shape.ClassShape;
import dev.larder.internal.shape.reflect.ReflectionCatalog;
import dev.larder.internal.shape.reflect.ReflectionShapes;
import dev.larder.spi.StoreFilter;

/** Both containers see the same. */
@SuppressWarnings("UnusedVariable") // constructors are there to be seen
class ShapeAgreementTest {

    static class Cheap implements StoreFilter<String> {
        @Override
        public boolean mayStore(String value) {
            return value.isEmpty();
        }
    }

    record Row(String id) {
    }

    static class Joined implements Merger<Row> {
        @Override
        public Row merge(Row earlier, Row later) {
            return later;
        }
    }

    abstract static class Unfinished implements StoreFilter<String> {
    }

    static class Closed {
        private Closed() {
        }
    }

    static class Injected {
        @Inject
        private Injected(String text) {
        }
    }

    static class Told {
        Told(String text) {
        }
    }

    static class Products {
        @Cached(cache = "c", key = "k:{id}", ttl = "1m", jitter = 0.2, staleGrace = "2m", staleIfError = "3m",
                refreshAhead = "4s", earlyRefresh = 1.5, idle = "5m", negativeTtl = "6m", loadTimeout = "7s",
                localTtl = "8s", tier = Tier.REMOTE, singleFlight = SingleFlight.CLUSTER,
                tags = { "t:{id}", "t:{result}" }, storeIf = Cheap.class)
        String all(String id) {
            return id;
        }

        @Cached(storeIf = StoreFilter.All.class, earlyRefresh = Double.NaN, staleGrace = "", tags = {},
                singleFlight = SingleFlight.CONFIGURED)
        String defaults() {
            return "";
        }

        @Cached
        String none() {
            return "";
        }

        @Cached(key = "many:{ids}:{language}")
        Map<String, String> many(@KeyEach List<String> ids, String language, @KeyIgnore String trace,
                @CacheBypass boolean reload) {
            return Map.of();
        }

        @CacheInvalidate(key = "k:{id}", cache = "c")
        @CachePut(key = "k:{id}", cache = "c", value = "{result}")
        String two(String id) {
            return id;
        }

        @CacheInvalidate(key = { "k:{id}", "k:{result}" }, tags = "t:{id}", pattern = { "k:*", "c:*" })
        @CacheInvalidate(key = {}, tags = {}, pattern = {}, cache = "d")
        String several(String id) {
            return id;
        }

        @WriteBehind(queue = "q", key = "k:{id}", value = "{0}", ttl = "1m", tags = { "t:{id}", "t" },
                merge = Joined.class, removes = true, delay = "2s", batch = 7)
        void written(String id) {
            // Only its annotation matters.
        }

        @WriteBehind(queue = "", key = "", value = "", ttl = "", tags = {}, merge = Merger.LastWins.class,
                removes = false, delay = "", batch = -1)
        void writtenByDefault() {
            // Only its annotation matters.
        }

        @BatchWriter("q")
        void batch(List<Row> rows) {
            // Only its annotation matters.
        }

        @CacheInvalidate
        @CachePut(key = "", cache = "", value = "")
        void empty() {
            // Only its annotations matter.
        }
    }

    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @RolesAllowed("clerk")
    @interface Clerks {
    }

    @Clerks
    static class Office {
    }

    static class Desk extends Office {
        @Cached
        String restricted() {
            return "";
        }
    }

    @RolesAllowed("clerk")
    static class Shop {
    }

    static class Window extends Shop {
        @Cached
        String open() {
            return "";
        }
    }

    private static final List<Class<?>> CLASSES = List.of(Products.class, Cheap.class, Unfinished.class, Closed.class,
            Injected.class, Told.class, Clerks.class, Office.class, Desk.class, Shop.class, Window.class);

    private final Index index;
    private final ReflectionCatalog reflected = new ReflectionCatalog(getClass().getClassLoader(), Set.of(), Set.of());
    private final JandexCatalog indexed;

    ShapeAgreementTest() throws IOException {
        index = Index.of(CLASSES);
        indexed = new JandexCatalog(index, ShapeAgreementTest.class.getClassLoader(), Set.of(), Set.of());
    }

    @Test
    void annotationsAreReadAlike() {
        assertThat(new JandexShapes(index, indexed).bean(index.getClassByName(Products.class)).methods())
                .containsExactlyInAnyOrderElementsOf(ReflectionShapes.bean(Products.class, reflected).methods());
    }

    @Test
    void restrictionsAreReadAlikeAndInheritedWhereTheirAnnotationSaysSo() {
        Map.of(Desk.class, Optional.of("@Clerks on the class"), Window.class, Optional.<String>empty())
                .forEach((type, restriction) -> assertThat(
                        new JandexShapes(index, indexed).bean(index.getClassByName(type)).methods())
                        .isEqualTo(ReflectionShapes.bean(type, reflected).methods())
                        .allSatisfy(method -> assertThat(method.restriction()).isEqualTo(restriction)));
    }

    @Test
    void classesThatContainersCanMakeObjectsOfAreToldAlike() {
        for (Class<?> type : List.of(Products.class, Cheap.class, Unfinished.class, Closed.class, Injected.class)) {
            assertThat(indexed.find(type.getName()).map(ClassShape::isCreatable)).as(type.getSimpleName())
                    .contains(!Set.of(Unfinished.class, Closed.class).contains(type))
                    .isEqualTo(reflected.find(type.getName()).map(ClassShape::isCreatable));
        }
    }

    @Test
    void inQuarkusAnOnlyConstructorNeedsNoInject() {
        assertThat(indexed.find(Told.class.getName()).map(ClassShape::isCreatable)).contains(true);
        assertThat(reflected.find(Told.class.getName()).map(ClassShape::isCreatable)).contains(false);
    }
}
