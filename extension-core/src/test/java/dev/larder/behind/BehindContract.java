package dev.larder.behind;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.DeadLetter;
import dev.larder.Key;
import dev.larder.Larder;
import dev.larder.WriteQueue;
import dev.larder.behind.shop.Counts;
import dev.larder.behind.shop.Item;
import dev.larder.behind.shop.Items;
import dev.larder.behind.shop.Store;
import dev.larder.testing.RedisHandle;

/** Methods with {@code @WriteBehind}, in a container that a subclass starts. */
public abstract class BehindContract {

    /** The configuration that the application runs with, besides where Redis is. */
    public static final Map<String, String> CONFIGURATION = Map.ofEntries(
            entry("larder.prefix", "behind"),
            entry("larder.write-behind.partitions", "4"),
            entry("larder.write-behind.lease", "2s"),
            entry("larder.write-behind.max-attempts", "3"),
            entry("larder.write-behind.retry.min-backoff", "10ms"),
            entry("larder.redis.deadline", "1s"),
            entry("larder.redis.reconnect.max-backoff", "200ms"),
            entry("larder.redis.breaker.open", "200ms"),
            entry("larder.redis.breaker.max-open", "400ms"));

    /** Of a test: some containers use one object for all. */
    private String id = "";

    protected abstract <T> T bean(Class<T> type);

    protected abstract RedisHandle redis();

    private Items items() {
        return bean(Items.class);
    }

    private Store store() {
        return bean(Store.class);
    }

    private WriteQueue queue(String name) {
        return bean(Larder.class).queue(name);
    }

    private Item item(String name) {
        return new Item(id, name);
    }

    private static ConditionFactory soon() {
        return Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(20));
    }

    private void awaitDone(String... what) {
        soon().untilAsserted(() -> assertThat(store().done(id)).containsExactly(what));
    }

    @BeforeEach
    void awaitRedis() {
        id = UUID.randomUUID().toString();
        soon().ignoreExceptions().until(() -> {
            items().save(new Item("probe" + id, "a"));
            return store().done("probe" + id).size() > 0 && queue("items").backlog() == 0;
        });
    }

    @AfterEach
    void openTheStore() {
        store().open();
    }

    @Test
    void callReturnsBeforeItsMethodHasRun() {
        store().close();
        items().save(item("a"));
        assertThat(store().done(id)).isEmpty();
        assertThat(queue("items").backlog()).isEqualTo(1);
        store().open();
        awaitDone(id + "=a");
        soon().until(() -> queue("items").backlog() == 0);
    }

    @Test
    void whatIsWrittenIsReadBeforeItIsInTheStore() {
        assertThat(items().find(id)).isEmpty();
        store().close();
        items().save(item("a"));
        assertThat(items().find(id)).contains(item("a"));
    }

    @Test
    void whatWaitsIsReadAlthoughItsEntryIsGone() {
        store().close();
        items().save(item("a"));
        bean(Larder.class).cache("items").invalidate(Key.of("item:{0}", id));
        assertThat(redis().command("EXISTS", "behind:item:" + id)).isEqualTo(0L);
        assertThat(items().find(id)).contains(item("a"));
        bean(Larder.class).cache("items").clear();
        assertThat(items().find(id)).contains(item("a"));
    }

    @Test
    void whatIsRemovedIsReadAsAbsentBeforeItIsRemoved() {
        items().save(item("a"));
        awaitDone(id + "=a");
        store().close();
        items().delete(id);
        assertThat(items().find(id)).isEmpty();
        bean(Larder.class).cache("items").invalidate(Key.of("item:{0}", id));
        assertThat(items().find(id)).isEmpty();
        assertThat(store().item(id)).isPresent();
        store().open();
        awaitDone(id + "=a", id + " removed");
    }

    @Test
    void writesOfAKeyThatWaitTogetherComeToTheLast() {
        store().close();
        items().save(item("a"));
        items().delete(id);
        for (int i = 0; i < 20; i++) {
            items().save(item("b" + i));
        }
        store().open();
        soon().until(() -> queue("items").backlog() == 0);
        assertThat(store().item(id)).contains(item("b19"));
        assertThat(store().done(id)).as("what came before the worker was held, and what came after").hasSizeLessThan(4)
                .last()
                .isEqualTo(id + "=b19");
    }

    @Test
    void reactiveMethodsRunLaterToo() throws Exception {
        store().close();
        items().saveReactively(item("a")).await().atMost(Duration.ofSeconds(10));
        items().saveLater(item("b")).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(store().done(id)).isEmpty();
        store().open();
        soon().untilAsserted(() -> assertThat(store().done(id)).last().isEqualTo(id + "=b"));
    }

    @Test
    void countsAddUpInFewBatches() {
        Counts counts = bean(Counts.class);
        int before = store().done("batch").size();
        for (int i = 1; i <= 100; i++) {
            counts.add(id, i);
        }
        soon().untilAsserted(() -> assertThat(store().count(id)).isEqualTo(5050));
        soon().until(() -> queue("counts").backlog() == 0);
        assertThat(store().done("batch").size() - before).isBetween(1, 20);
        assertThat(counts.of(id)).isEqualTo(5050);
    }

    @Test
    void whatWasReadBeforeAWriteWasAppliedIsReadNoMoreAfter() {
        Counts counts = bean(Counts.class);
        store().close();
        counts.add(id, 5);
        assertThat(counts.of(id)).isZero();
        store().open();
        soon().untilAsserted(() -> assertThat(counts.of(id)).isEqualTo(5));
    }

    @Test
    void whatIsRefusedBecomesADeadLetterAndHoldsBackWhatComesAfterIt() {
        store().refuse(id);
        items().save(item("a"));
        soon().until(() -> letters().size() == 1);
        items().save(item("b"));
        soon().until(() -> letters().size() == 2);
        assertThat(letters().get(0).reason()).contains("IllegalArgumentException").contains("no row of this kind");
        assertThat(letters().get(0).attempts()).isEqualTo(3);
        assertThat(letters()).extracting(DeadLetter::heldBack).containsExactly(false, true);
        assertThat(items().find(id)).as("what was accepted").contains(item("b"));
        assertThat(queue("items").backlog()).isZero();

        store().accept(id);
        assertThat(queue("items").replay("item:" + id)).isEqualTo(2);
        soon().until(() -> store().item(id).isPresent() && queue("items").backlog() == 0);
        assertThat(store().item(id)).contains(item("b"));
        assertThat(letters()).isEmpty();
    }

    @Test
    void whatIsGivenUpIsReadNoMore() {
        store().refuse(id);
        items().save(item("a"));
        soon().until(() -> letters().size() == 1);
        assertThat(queue("items").discard("item:" + id)).isEqualTo(1);
        assertThat(items().find(id)).isEmpty();
        assertThat(letters()).isEmpty();
    }

    private List<DeadLetter> letters() {
        return queue("items").deadLetters(100).stream().filter(letter -> letter.key().equals("item:" + id)).toList();
    }

    @Test
    void methodRunsAtOnceWhileRedisIsAway() {
        redis().kill();
        try {
            soon().until(() -> {
                items().save(item("a"));
                return !store().done(id).isEmpty();
            });
            assertThat(store().item(id)).contains(item("a"));
        } finally {
            redis().restart();
        }
        soon().ignoreExceptions().until(() -> {
            items().save(item("b"));
            return queue("items").backlog() == 0 && store().item(id).filter(item("b")::equals).isPresent();
        });
    }
}
