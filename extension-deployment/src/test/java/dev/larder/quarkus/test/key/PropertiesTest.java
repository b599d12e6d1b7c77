package dev.larder.quarkus.test.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.StackWalker.StackFrame;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Cached;
import dev.larder.internal.assembly.CachedCall;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.QuarkusUnitTest;

class PropertiesTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Searches.class, Filter.class, Range.class, Sorted.class,
                    ByName.class, Legacy.class, Base.class, Watched.class))
            .overrideConfigKey("larder.redis.deadline", "10s")
            .overrideConfigKey("larder.lease.duration", "30s")
            .overrideConfigKey("quarkus.application.name", "shop");

    record Filter(String text, Range range, boolean exact) {
    }

    record Range(long from, double to) {
    }

    interface Sorted {

        String getOrder();
    }

    record ByName(char direction) implements Sorted {

        @Override
        public String getOrder() {
            return "name";
        }
    }

    static class Base<T> {

        public final T inherited;

        Base(T inherited) {
            this.inherited = inherited;
        }
    }

    static class Legacy extends Base<String> {

        public int page;

        Legacy(int page, String inherited) {
            super(inherited);
            this.page = page;
        }
    }

    static class Watched {

        static volatile List<StackFrame> readers = List.of();

        public String getId() {
            readers = StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES).walk(frames -> frames.skip(1)
                    .takeWhile(frame -> !frame.getClassName().equals(CachedCall.class.getName())).toList());
            return "id";
        }
    }

    @ApplicationScoped
    static class Searches {

        @Cached(key = "record:{filter.text}:{filter.range.from}:{filter.range.to}:{filter.exact}")
        String byRecord(Filter filter) {
            return "";
        }

        @Cached(key = "interface:{sorted.order}:{byName.direction}")
        String byInterface(Sorted sorted, ByName byName) {
            return "";
        }

        @Cached(key = "field:{legacy.page}:{legacy.inherited}")
        String byField(Legacy legacy) {
            return "";
        }

        @Cached(key = "platform:{day.year}:{day.month}:{locale.language}")
        String byPlatform(LocalDate day, Locale locale) {
            return "";
        }

        @Cached(key = "library:{type.subtype}")
        String byLibrary(MediaType type) {
            return "";
        }

        @Cached(key = "watched:{watched.id}")
        String byWatched(Watched watched) {
            return "";
        }
    }

    @Inject
    Searches searches;

    @Inject
    RedisDataSource redis;

    @Test
    void propertiesOfAllKindsAreRead() {
        searches.byRecord(new Filter("tea", new Range(3, 4.5), true));
        searches.byInterface(new ByName('a'), new ByName('d'));
        searches.byField(new Legacy(7, "base"));
        searches.byPlatform(LocalDate.of(2024, 2, 29), Locale.CANADA_FRENCH);
        searches.byLibrary(MediaType.APPLICATION_JSON_TYPE);
        await().untilAsserted(() -> assertThat(redis.key().keys("shop:*")).contains("shop:record:tea:3:4.5:true",
                "shop:interface:name:d",
                "shop:field:7:base", "shop:platform:2024:FEBRUARY:fr", "shop:library:json"));
    }

    @Test
    void aGetterIsCalledByAGeneratedClassAndNotByReflection() {
        searches.byWatched(new Watched());
        assertThat(Watched.readers).isNotEmpty();
        assertThat(Watched.readers.get(0).getClassName()).startsWith("dev.larder.quarkus.test.key.")
                .endsWith("_LarderKey");
        assertThat(Watched.readers).extracting(StackFrame::getClassName).noneMatch(
                name -> name.contains(".reflect.") || name.startsWith("java.lang.invoke.") || name.contains("Lambda"));
    }
}
