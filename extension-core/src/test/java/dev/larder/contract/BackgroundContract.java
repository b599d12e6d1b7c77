package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Aging;
import dev.larder.contract.shop.Aging.Filter;
import dev.larder.contract.shop.Region;
import dev.larder.contract.shop.Visitor;
import dev.larder.contract.shop.WithinInterceptor;
import dev.larder.spi.Ambient;
import dev.larder.spi.Source;
import io.smallrye.mutiny.Uni;

/** What a load finds that does not run within its own call, and what becomes of its value. */
class BackgroundContract extends Topic {

    private final Aging aging;
    private final Region region;
    private boolean changedOne;

    BackgroundContract(Container container) {
        super(container);
        aging = container.bean(Aging.class);
        region = container.bean(Region.class, new Ambient.Literal("region"));
        region.is("north");
    }

    /** Calls until the method has run three times; its value was renewed then. */
    private void eachAnswerIs(String answer, Counted<String> loader, Supplier<String> call) {
        Fixture.soon().pollInSameThread().until(() -> {
            assertThat(call.get()).isEqualTo(answer);
            return loader.runs() >= 3;
        });
        assertThat(call.get()).isEqualTo(answer);
    }

    @Test
    void valueOfAnAmbientKeyIsRenewedWithinACall() {
        Counted<String> loader = Counted.of(() -> "news of " + region.current());
        eachAnswerIs("news of north", loader, () -> aging.regional(loader));
    }

    @Test
    void valueOfAnAmbientKeyIsNotReplacedInTheBackgroundByThatOfAnother() {
        Counted<String> loader = Counted.of(() -> "news of " + region.current());
        Fixture.soon().pollInSameThread().until(() -> {
            assertThat(aging.forced(loader)).isEqualTo("news of north");
            return sources("forced").stream().filter(Source.STALE::equals).count() >= 20;
        });
        assertThat(loader.runs()).isEqualTo(1);
    }

    /** Changes the filter after the first call that starts a load in the background, and lets that end then only. */
    private String changing(Counted<String> ended, boolean each) {
        Filter filter = new Filter("tea");
        CountDownLatch changed = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Supplier<String> loader = () -> {
            if (Thread.currentThread() != caller) {
                await(changed);
            }
            ended.get();
            return "found for " + filter.getText();
        };
        String answer = each
                ? aging.searchEach(filter, List.of("1"), ids -> Map.of("1", loader.get())).getOrDefault("1", "")
                : aging.search(filter, loader);
        if (!changedOne && sources(each ? "searchEach" : "search").contains(Source.STALE)) {
            changedOne = true;
            filter.setText("coffee");
        }
        changed.countDown();
        return answer;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void valueForArgumentsThatWereChangedAfterTheCallIsNotStored() {
        Counted<String> ended = Counted.of(() -> "");
        Fixture.soon().pollInSameThread().until(() -> {
            assertThat(changing(ended, false)).isEqualTo("found for tea");
            return ended.runs() >= 3;
        });
        assertThat(changing(ended, false)).isEqualTo("found for tea");
    }

    @Test
    void valuesForArgumentsThatWereChangedAfterACallForManyAreNotStored() {
        Counted<String> ended = Counted.of(() -> "");
        Fixture.soon().pollInSameThread().until(() -> {
            assertThat(changing(ended, true)).isEqualTo("found for tea");
            return ended.runs() >= 3;
        });
        assertThat(changing(ended, true)).isEqualTo("found for tea");
    }

    @Test
    void valueForArgumentsThatWereChangedBeforeTheSubscriptionIsItsOwnSubscribersAlone() {
        Filter filter = new Filter("tea");
        Counted<Uni<String>> loader = Counted.of(() -> Uni.createFrom().item("found for " + filter.getText()));
        Uni<String> late = aging.searchUni(filter, loader);
        filter.setText("coffee");
        assertThat(late.await().indefinitely()).isEqualTo("found for coffee");
        filter.setText("tea");
        assertThat(aging.searchUni(filter, loader).await().indefinitely()).isEqualTo("found for tea");
        assertThat(aging.searchUni(filter, loader).await().indefinitely()).isEqualTo("found for tea");
        assertThat(loader.runs()).isEqualTo(2);
    }

    @Test
    void loadInTheBackgroundHasARequestOfItsOwn() {
        Thread caller = Thread.currentThread();
        Counted<String> loader = Counted.of(() -> Thread.currentThread() == caller ? "here" : "behind");
        container.withinRequest(
                () -> Fixture.soon().pollInSameThread().until(() -> aging.visit(loader).equals("behind for somebody")));
    }

    @Test
    void reactiveMethodFindsTheRequestOfItsCaller() {
        Visitor visitor = container.bean(Visitor.class);
        container.withinRequest(() -> {
            visitor.is("alice");
            assertThat(aging.visitStage("1", () -> CompletableFuture.completedStage(visitor.greeting()))
                    .toCompletableFuture().join()).isEqualTo(" for alice");
            assertThat(aging.visitUni("1", () -> Uni.createFrom().item(visitor.greeting())).await().indefinitely())
                    .isEqualTo(" for alice");
        });
    }

    @Test
    void methodWithinAnotherInterceptorIsRenewedWithinACall() {
        Counted<String> loader = Counted.of(() -> WithinInterceptor.isHere() ? "within" : "without");
        eachAnswerIs("within", loader, () -> aging.within(loader));
    }
}
