package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.larder.Key;
import dev.larder.contract.shop.Each;
import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.Sku;
import dev.larder.spi.Source;
import io.smallrye.mutiny.Uni;

/** Methods that give the values of many elements. */
class EachContract extends Topic {

    private final Each each;
    /** What each run of a method was asked for. */
    private final List<List<?>> runs = new CopyOnWriteArrayList<>();

    EachContract(Container container) {
        super(container);
        each = container.bean(Each.class);
    }

    private <E, C extends Collection<E>, V> Map<E, V> load(C elements, Function<E, V> value) {
        runs.add(new ArrayList<>(elements));
        Map<E, V> values = new HashMap<>();
        elements.forEach(element -> values.put(element, value.apply(element)));
        return values;
    }

    private Map<String, Product> products(Collection<String> ids) {
        return load(ids, Product::named);
    }

    private static Product never() {
        throw new AssertionError("the method for one runs");
    }

    private Map<String, Product> all(@Nullable String... ids) throws Exception {
        return each.all(Arrays.asList(ids), this::products);
    }

    private static void assertInOrder(Map<?, ?> answer, Object... keys) {
        assertThat(answer).isInstanceOf(LinkedHashMap.class);
        assertThat(new ArrayList<Object>(answer.keySet())).containsExactly(keys);
    }

    @Test
    void missingElementsAreLoadedInOneRunInTheOrderOfTheCallAndOnce() throws Exception {
        each.one("b", () -> Product.named("b alone"));
        Map<String, Product> answer = all("c", "b", "a", "c", "a");
        assertInOrder(answer, "c", "b", "a");
        assertThat(answer.get("b").id()).isEqualTo("b alone");
        assertThat(answer.get("a")).isEqualTo(Product.named("a"));
        assertThat(runs).containsExactly(List.of("c", "a"));
        assertThat(all("a", "b", "c")).hasSize(3);
        assertThat(runs).hasSize(1);
    }

    @Test
    void entriesAreSharedWithAMethodForOne() throws Exception {
        all("a", "b");
        assertThat(each.one("a", EachContract::never)).isEqualTo(Product.named("a"));
        assertThat(settledKeys()).containsExactlyInAnyOrder("contract:each:a", "contract:each:b");
    }

    @Test
    void entriesInRedisAreReadTogether() throws Exception {
        each.remote(List.of("a", "b", "c"), this::products);
        Map<String, Long> before = redis.calls();
        assertInOrder(each.remote(List.of("c", "a", "b"), this::products), "c", "a", "b");
        assertThat(redis.callsSince(before)).isEqualTo(Map.of("mget", 3L));
        assertThat(runs).hasSize(1);
        assertThat(sources("eachRemote")).containsExactly(Source.METHOD, Source.METHOD, Source.METHOD, Source.REDIS,
                Source.REDIS, Source.REDIS);
    }

    @Test
    void elementsThatTheMethodLeavesOutAreRememberedAsAbsent() throws Exception {
        Map<String, Product> answer = each.all(List.of("a", "b", "c"), ids -> {
            runs.add(List.copyOf(ids));
            Map<String, @Nullable Product> values = new HashMap<>();
            values.put("b", Product.named("b"));
            values.put("c", null);
            values.put("asked by nobody", Product.named("z"));
            return values;
        });
        assertInOrder(answer, "b");
        assertInOrder(all("a", "b", "c", "d"), "b", "d");
        assertThat(each.one("a", EachContract::never)).isNull();
        assertThat(runs).containsExactly(List.of("a", "b", "c"), List.of("d"));
        assertThat(settledKeys()).doesNotContain("contract:each:asked by nobody");
    }

    @Test
    void resultOfNullIsNothingForEachElement() throws Exception {
        assertThat(each.all(List.of("a"), ids -> null)).isEmpty();
        assertThat(all("a")).isEmpty();
        assertThat(runs).isEmpty();
    }

    @Test
    void emptyCollectionIsAnEmptyMapWithoutARun() throws Exception {
        assertThat(all()).isEmpty();
        assertThat(each.uni(List.of(), ids -> Uni.createFrom().failure(new AssertionError())).await()
                .indefinitely()).isEmpty();
        assertThat(each.stage(List.of(), ids -> CompletableFuture.failedFuture(new AssertionError()))
                .toCompletableFuture().join()).isEmpty();
        assertThat(runs).isEmpty();
    }

    @Test
    void nullInsteadOfACollectionIsTheMethodsAndNotCached() throws Exception {
        List<Product> given = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Map<String, Product> answer = each.all(null, ids -> {
                assertThat(ids).isNull();
                runs.add(List.of());
                return Map.of("all", Product.named("all"));
            });
            given.addAll(answer.values());
        }
        assertThat(given).containsExactly(Product.named("all"), Product.named("all"));
        assertThat(runs).hasSize(2);
    }

    @Test
    void nullAmongTheElementsIsAnElement() throws Exception {
        assertInOrder(all("a", null), "a", null);
        assertInOrder(each.all(Arrays.asList("b", null, "c"), ids -> Map.of("b", Product.named("b"))), "b", null);
        each.local(new LinkedHashSet<>(Arrays.asList("b", null)), ids -> Map.of("b", "b"));
    }

    @Test
    void methodIsGivenTheDeclaredKindOfCollection() throws Exception {
        each.local(Set.of("a"), ids -> {
            assertThat(ids).isInstanceOf(Set.class);
            return load(ids, id -> id);
        });
        each.remote(List.of("a"), ids -> {
            ids.add("it is the method's own");
            return Map.of();
        });
        assertThat(runs).hasSize(1);
    }

    @Test
    void bypassLoadsAllAndStores() throws Exception {
        all("a", "b");
        Set<String> ids = new LinkedHashSet<>(List.of("b", "a", "c"));
        Map<String, Product> answer = each.bypass(ids, true, wanted -> load(wanted, id -> Product.named("new " + id)));
        assertInOrder(answer, "b", "a", "c");
        assertThat(runs.get(1)).isEqualTo(List.of("b", "a", "c"));
        assertThat(all("a", "c").values()).containsExactly(Product.named("new a"), Product.named("new c"));
        assertThat(each.bypass(ids, false, this.<Set<String>>refusing()).get("b")).isEqualTo(Product.named("new b"));
    }

    private <E> Each.Many<E, Map<String, Product>> refusing() {
        return ids -> {
            throw new AssertionError("the method runs");
        };
    }

    @Test
    void derivedKeyHasOneElementInPlaceOfTheParameter() throws Exception {
        Map<Long, String> answer = each.derived("en", List.of(7L, 8L), ids -> load(ids, id -> "seven or eight"));
        assertInOrder(answer, 7L, 8L);
        assertThat(settledKeys()).containsExactlyInAnyOrder("contract:Each.derived:en:7", "contract:Each.derived:en:8");
    }

    @Test
    void propertyOfAnElementStandsForIt() throws Exception {
        List<Sku> skus = List.of(new Sku(1, 10), new Sku(2, 20), new Sku(1, 30));
        Map<Sku, String> answer = each.path(skus, "en", wanted -> load(wanted, sku -> "by " + sku.group()));
        assertInOrder(answer, skus.toArray());
        assertThat(answer.values()).containsExactly("by 1", "by 2", "by 1");
        assertThat(runs).containsExactly(skus.subList(0, 2));
        assertThat(settledKeys()).containsExactlyInAnyOrder("contract:each-path:1:en", "contract:each-path:2:en");
    }

    @Test
    void exceptionOfTheMethodPassesUnchangedAndStoresNothing() throws Exception {
        all("a");
        IOException failure = new IOException("disk");
        assertThatThrownBy(() -> each.all(List.of("a", "b"), ids -> {
            throw failure;
        })).isSameAs(failure);
        assertInOrder(all("a", "b"), "a", "b");
        assertThat(runs).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void oldValuesAnswerAtOnceAndOneRunInTheBackgroundRenewsThem() throws Exception {
        each.old(List.of("a", "b"), ids -> load(ids, id -> "first " + id));
        Fixture.soon().until(() -> each.old(List.of("b", "a"), ids -> load(ids, id -> "next " + id)).get("a")
                .startsWith("next"));
        assertThat(runs.size()).isGreaterThan(1);
        assertThat(runs).allSatisfy(run -> assertThat(run).isNotEmpty());
        assertThat(runs.get(1)).isEqualTo(List.of("b", "a"));
    }

    @Test
    void oldValuesAreRenewedByTheRunForMissingElements() throws Exception {
        each.old(List.of("a"), ids -> load(ids, id -> "first " + id));
        Fixture.soon().until(() -> cache("eachOld").stats().loads() > 0 && redis.millisLeft("contract:each-old:a") > 0);
        Thread here = Thread.currentThread();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        Map<String, String> answer = each.old(List.of("a", "b"), ids -> {
            threads.add(Thread.currentThread());
            return load(ids, id -> "next " + id);
        });
        assertThat(answer).containsEntry("b", "next b");
        assertThat(threads).containsExactly(here);
    }

    @Test
    void uniAsksAtEachSubscription() {
        Uni<Map<String, Product>> uni = each.uni(List.of("a", "b"), ids -> Uni.createFrom().item(() -> products(ids)));
        assertThat(runs).isEmpty();
        assertInOrder(uni.await().indefinitely(), "a", "b");
        cache("eachUni").invalidate(Key.of("each-uni:{0}", "a"));
        assertInOrder(uni.await().indefinitely(), "a", "b");
        assertThat(runs).containsExactly(List.of("a", "b"), List.of("a"));
        IOException failure = new IOException("disk");
        assertThatThrownBy(() -> each.uni(List.of("c"), ids -> Uni.createFrom().failure(failure)).await()
                .indefinitely()).hasRootCause(failure);
    }

    @Test
    void stageIsAnsweredPieceByPiece() throws Exception {
        CompletableFuture<Map<String, Product>> pending = new CompletableFuture<>();
        CompletableFuture<Map<String, Product>> first = each.stage(List.of("a", "b"), ids -> {
            runs.add(List.copyOf(ids));
            return pending;
        }).toCompletableFuture();
        Fixture.soon().until(() -> runs.size() == 1);
        CompletableFuture<Map<String, Product>> second = each.stage(List.of("b"), ids -> {
            runs.add(List.copyOf(ids));
            return pending;
        }).toCompletableFuture();
        assertThat(first).isNotDone();
        pending.complete(Map.of("a", Product.named("a"), "b", Product.named("b")));
        assertInOrder(first.get(20, TimeUnit.SECONDS), "a", "b");
        assertInOrder(second.get(20, TimeUnit.SECONDS), "b");
        assertThat(runs).containsExactly(List.of("a", "b"));
    }

    @Test
    void plainCallOnAnEventLoopRunsItsMethodOnceForWhatMemoryDoesNotHold() throws Exception {
        all("a");
        CompletableFuture<Map<String, Product>> answer = new CompletableFuture<>();
        container.vertx().getOrCreateContext().runOnContext(nothing -> {
            try {
                answer.complete(all("a", "b", "c"));
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        assertInOrder(answer.get(20, TimeUnit.SECONDS), "a", "b", "c");
        assertThat(runs).containsExactly(List.of("a"), List.of("b", "c"));
    }
}
