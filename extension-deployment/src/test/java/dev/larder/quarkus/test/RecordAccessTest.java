package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.StackWalker.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.larder.Cached;
import dev.larder.Tier;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.QuarkusUnitTest;

/** JSON reads and makes records by calls, as counted by the records themselves. */
class RecordAccessTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(
                    jar -> jar.addClasses(Calls.class, Line.class, Order.class, Odd.class, Shouting.class, Orders.class,
                            Everything.class))
            .overrideConfigKey("larder.redis.deadline", "10s")
            .overrideConfigKey("larder.lease.duration", "30s")
            .overrideConfigKey("larder.prefix", "shop");

    /** Who calls a record. */
    static final class Calls {

        static final AtomicInteger DIRECT = new AtomicInteger();
        static final AtomicInteger REFLECTED = new AtomicInteger();

        private Calls() {
        }

        /** To be called first in an accessor or constructor. */
        static void count() {
            String caller = StackWalker.getInstance(Option.SHOW_REFLECT_FRAMES)
                    .walk(frames -> frames.skip(2).findFirst().orElseThrow().getClassName());
            boolean reflected = caller.startsWith("java.lang.reflect.") || caller.startsWith("jdk.internal.reflect.")
                    || caller.startsWith("java.lang.invoke.");
            (reflected ? REFLECTED : DIRECT).incrementAndGet();
        }
    }

    record Line(String article, int count) {

        Line {
            Calls.count();
        }
    }

    public record Order(long id, @JsonProperty("lines_of_it") List<Line> lines, Optional<LocalDate> due,
            Map<String, Line> gifts) {

        public Order {
            Calls.count();
        }
    }

    /** What its accessor says is not what it holds, and not what is stored. */
    record Shouting(String text) {

        Shouting {
            Calls.count();
        }

        @Override
        public String text() {
            return text + "!";
        }
    }

    /** Its constructor is out of reach of what is generated. */
    private record Odd(String text) {

        Odd {
            Calls.count();
        }
    }

    record Everything(boolean flag, byte small, char sign, short shorter, int number, long longer, float real,
            double precise, int[] numbers, String[][] table, String absent, Integer boxed) {
    }

    @ApplicationScoped
    static class Orders {

        @Cached(cache = "orders", key = "order:{id}", tier = Tier.REMOTE)
        Order order(long id) {
            return new Order(id, List.of(new Line("pen", 2)), Optional.of(LocalDate.of(2026, 1, 2)),
                    Map.of("box", new Line("box", 1)));
        }

        @Cached(cache = "odd", key = "odd:{id}", tier = Tier.REMOTE)
        Odd odd(long id) {
            return new Odd("odd " + id);
        }

        @Cached(cache = "shouting", key = "shouting:{id}", tier = Tier.REMOTE)
        Shouting shouting(long id) {
            return new Shouting("hey " + id);
        }

        @Cached(cache = "everything", key = "everything:{id}", tier = Tier.REMOTE)
        Everything everything(long id) {
            return new Everything(true, (byte) 1, 'c', (short) 2, 3, id, 5.5f, 6.25, new int[] { 7, 8 },
                    new String[][] { { "a" }, {} }, null, null);
        }

        String oddText(long id) {
            return odd(id).text();
        }
    }

    @Inject
    Orders orders;

    @Inject
    RedisDataSource redis;

    @Test
    void missAndHitReadAndMakeRecordsWithoutReflection() {
        int before = Calls.DIRECT.get();
        Order loaded = orders.order(1);
        assertThat(Calls.REFLECTED).as("miss").hasValue(0);
        int made = Calls.DIRECT.get();
        assertThat(made - before).as("the method makes 3").isEqualTo(3);
        Order found = orders.order(1);
        assertThat(Calls.REFLECTED).as("hit").hasValue(0);
        assertThat(Calls.DIRECT.get() - made).as("reading makes 3").isEqualTo(3);
        assertThat(found).isNotSameAs(loaded).isEqualTo(loaded);
    }

    @Test
    void recordOutOfReachIsMadeByReflection() {
        int before = Calls.REFLECTED.get();
        orders.oddText(1);
        assertThat(orders.oddText(1)).isEqualTo("odd 1");
        assertThat(Calls.REFLECTED.get() - before).isEqualTo(1);
        Calls.REFLECTED.set(0);
    }

    @Test
    void recordIsStoredAsItsFieldsHoldIt() {
        orders.shouting(1);
        assertThat(orders.shouting(1).text()).isEqualTo("hey 1!");
        assertThat(redis.value(String.class).get("shop:shouting:1")).contains("hey 1").doesNotContain("hey 1!");
        Calls.REFLECTED.set(0);
    }

    @Test
    void allKindsOfComponentsComeBack() {
        Everything loaded = orders.everything(4);
        Everything found = orders.everything(4);
        assertThat(found).isNotSameAs(loaded).usingRecursiveComparison().isEqualTo(loaded);
    }
}
