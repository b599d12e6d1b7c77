package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.larder.Key;
import dev.larder.contract.shop.Drafts;
import dev.larder.contract.shop.Drafts.Draft;
import dev.larder.spi.Source;
import io.smallrye.mutiny.Uni;

/** A caller that changes what it got changes nobody else's answer with local-copy; without it, it does. */
class LocalCopyContract extends Topic {

    private final Drafts drafts;

    LocalCopyContract(Container container) {
        super(container);
        drafts = container.bean(Drafts.class);
    }

    private static Draft notAsked() {
        throw new AssertionError("the method runs");
    }

    /** A caller gets a text, and changes the draft. */
    private static void changes(Draft draft, String expected) {
        assertThat(draft.getText()).isEqualTo(expected);
        draft.setText("changed");
    }

    /** The text that a second call finds when the first has changed its draft, both answered by memory. */
    private static String second(Function<Supplier<Draft>, Draft> call) {
        changes(call.apply(() -> Draft.of("a")), "a");
        String found = call.apply(LocalCopyContract::notAsked).getText();
        call.apply(LocalCopyContract::notAsked).setText("changed again");
        assertThat(call.apply(LocalCopyContract::notAsked).getText())
                .isEqualTo(found.equals("a") ? "a" : "changed again");
        return found;
    }

    @Test
    void changedBeanChangesNobodyElsesAnswer() {
        assertThat(second(loader -> drafts.own("1", loader))).isEqualTo("a");
        assertThat(sources("own")).containsExactly(Source.METHOD, Source.MEMORY, Source.MEMORY, Source.MEMORY);
    }

    @Test
    void withoutLocalCopyItChangesAllAnswers() {
        assertThat(second(loader -> drafts.common("1", loader))).isEqualTo("changed");
    }

    @Test
    void changedBeanOfAStageChangesNobodyElsesAnswer() {
        assertThat(second(loader -> drafts.ownStage("1", () -> CompletableFuture.completedFuture(loader.get()))
                .toCompletableFuture().join())).isEqualTo("a");
    }

    @Test
    void changedBeanOfAUniChangesNobodyElsesAnswer() {
        assertThat(second(loader -> drafts.ownUni("1", () -> Uni.createFrom().item(loader.get())).await()
                .indefinitely())).isEqualTo("a");
    }

    @Test
    void eachSubscriberOfOneUniHasABeanOfItsOwn() {
        Uni<Draft> uni = drafts.ownUni("1", () -> Uni.createFrom().item(Draft.of("a")));
        for (int subscriber = 0; subscriber < 3; subscriber++) {
            changes(uni.await().indefinitely(), "a");
        }
    }

    @Test
    void changedListChangesNobodyElsesAnswer() {
        for (int call = 0; call < 3; call++) {
            List<String> list = drafts.ownLocal("1", () -> new ArrayList<>(List.of("a")));
            assertThat(list).containsExactly("a");
            list.add("b");
        }
        assertThat(sources("ownLocal")).containsExactly(Source.METHOD, Source.MEMORY, Source.MEMORY);
    }

    @Test
    void changedBytesChangeNobodyElsesAnswer() {
        for (int call = 0; call < 3; call++) {
            byte[] bytes = drafts.ownBytes("1", () -> new byte[] { 1 });
            assertThat(bytes).containsExactly(1);
            bytes[0] = 9;
        }
    }

    @Test
    void changedOldBeanChangesNobodyElsesAnswer() {
        changes(drafts.ownOld("1", () -> Draft.of("a")), "a");
        Fixture.soon().pollInSameThread().until(() -> {
            changes(drafts.ownOld("1", () -> Draft.of("a")), "a");
            return sources("ownOld").stream().filter(Source.STALE::equals).count() >= 3;
        });
    }

    /** The text that one of two calls for the same load finds when the other has changed its draft. */
    private static String shared(Function<Supplier<CompletionStage<Draft>>, CompletionStage<Draft>> call) {
        CompletableFuture<Draft> load = new CompletableFuture<>();
        CompletableFuture<Draft> one = call.apply(() -> load).toCompletableFuture();
        CompletableFuture<Draft> other = call.apply(() -> load).toCompletableFuture();
        load.complete(Draft.of("a"));
        changes(one.join(), "a");
        return other.join().getText();
    }

    @Test
    void callsThatShareALoadDoNotShareItsBean() {
        assertThat(shared(loader -> drafts.ownStage("1", loader))).isEqualTo("a");
        assertThat(sources("own")).containsExactlyInAnyOrder(Source.METHOD, Source.SHARED);
    }

    @Test
    void withoutLocalCopyCallsThatShareALoadShareItsBean() {
        assertThat(shared(loader -> drafts.commonStage("1", loader))).isEqualTo("changed");
    }

    @Test
    void beanThatIsChangedAfterItWasPutChangesNobodysAnswer() {
        changes(drafts.put("1", Draft.of("a")), "a");
        changes(drafts.own("1", LocalCopyContract::notAsked), "a");
        changes(drafts.own("1", LocalCopyContract::notAsked), "a");
    }

    @Test
    void changedBeansOfACallForManyChangeNobodyElsesAnswer() {
        List<String> ids = List.of("1", "2");
        for (int call = 0; call < 3; call++) {
            drafts.ownEach(ids, missing -> Map.of("1", Draft.of("a"), "2", Draft.of("a"))).values()
                    .forEach(draft -> changes(draft, "a"));
        }
        changes(drafts.own("1", LocalCopyContract::notAsked), "a");
    }

    @Test
    void beanFromRedisIsItsCallersAlone() {
        drafts.own("1", () -> Draft.of("a"));
        awaitStored("contract:own:1");
        onlyInRedis("own", "contract:own:1", Key.of("own:{0}", "1"));
        for (int call = 0; call < 3; call++) {
            changes(drafts.own("1", LocalCopyContract::notAsked), "a");
        }
        assertThat(sources("own")).containsSequence(Source.REDIS, Source.MEMORY, Source.MEMORY);
    }
}
