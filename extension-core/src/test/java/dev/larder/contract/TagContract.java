package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.larder.Key;
import dev.larder.Tag;
import dev.larder.contract.shop.Book;
import dev.larder.contract.shop.Changes;
import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.TagWriters;
import dev.larder.contract.shop.Tagged;
import io.smallrye.mutiny.Uni;

/** What is forgotten with a tag, and what is not. */
class TagContract extends Topic {

    private static final Book NEW = new Book("new", "nobody");

    private final Tagged tagged;
    private final TagWriters writers;

    TagContract(Container container) {
        super(container);
        tagged = container.bean(Tagged.class);
        writers = container.bean(TagWriters.class);
    }

    private static Book by(String author) {
        return new Book("old", author);
    }

    private void cached(String id, String author) throws Exception {
        tagged.book(id, () -> by(author));
        awaitStored("contract:book:" + id);
    }

    private String answer(String id) throws Exception {
        return tagged.book(id, () -> NEW).id();
    }

    private void assertForgotten(String id) throws Exception {
        assertThat(answer(id)).as("book " + id).isEqualTo("new");
    }

    private void assertKept(String id) throws Exception {
        assertThat(answer(id)).as("book " + id).isEqualTo("old");
        onlyInRedis("book", "contract:book:" + id, Key.of("book:{0}", id));
        assertThat(answer(id)).as("book " + id + " in Redis").isEqualTo("old");
    }

    @Test
    void entriesOfATagAreForgottenWhenTheMethodHasReturnedAndNoOthers() throws Exception {
        cached("1", "ann");
        cached("2", "ann");
        cached("3", "bob");
        writers.byParameter("ann", () -> {
            try {
                assertThat(answer("1")).as("the method has not ended").isEqualTo("old");
            } catch (Exception unexpected) {
                throw new AssertionError(unexpected);
            }
        });
        assertForgotten("1");
        assertForgotten("2");
        assertKept("3");
    }

    @Test
    void entryThatIsOnlyInRedisIsForgottenToo() throws Exception {
        cached("1", "ann");
        cached("2", "bob");
        onlyInRedis("book", "contract:book:1", Key.of("book:{0}", "1"));
        onlyInRedis("book", "contract:book:2", Key.of("book:{0}", "2"));
        writers.byParameter("ann", () -> {});
        assertForgotten("1");
        assertThat(answer("2")).isEqualTo("old");
    }

    @Test
    void oneTagIsOfEntriesInManyCachesAndTiers() throws Exception {
        cached("1", "ann");
        tagged.uni("1", () -> Uni.createFrom().item(by("ann"))).await().indefinitely();
        tagged.stage("1", () -> CompletableFuture.completedFuture(Optional.of(by("ann")))).toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        tagged.local("1", () -> by("ann"));
        tagged.remote("1", () -> by("ann"));
        tagged.shelf("a", () -> List.of(by("ann")));
        writers.byParameter("ann", () -> {});
        assertForgotten("1");
        assertThat(tagged.uni("1", () -> Uni.createFrom().item(NEW)).await().indefinitely()).isEqualTo(NEW);
        assertThat(tagged.stage("1", () -> CompletableFuture.completedFuture(Optional.of(NEW))).toCompletableFuture()
                .get(10, TimeUnit.SECONDS)).contains(NEW);
        assertThat(tagged.local("1", () -> NEW)).isEqualTo(NEW);
        assertThat(tagged.remote("1", () -> NEW)).isEqualTo(NEW);
        assertThat(tagged.shelf("a", () -> List.of(NEW))).as("has another tag").containsExactly(by("ann"));
    }

    @Test
    void nothingIsForgottenWhenTheMethodThrows() throws Exception {
        cached("1", "ann");
        IllegalStateException own = new IllegalStateException("not saved");
        assertThatThrownBy(() -> writers.byParameter("ann", () -> {
            throw own;
        })).isSameAs(own);
        assertKept("1");
    }

    @Test
    void tagIsMadeOfTheResult() throws Exception {
        cached("1", "ann");
        cached("2", "bob");
        assertThat(writers.byResult(() -> null)).isNull();
        assertKept("1");
        writers.byResult(() -> by("ann"));
        assertForgotten("1");
        assertKept("2");
    }

    @Test
    void uniHasItsItemWhenTheTagIsForgotten() throws Exception {
        cached("1", "ann");
        Uni<Book> uni = writers.uni(() -> Uni.createFrom().item(by("ann")));
        assertThat(answer("1")).as("nobody has subscribed").isEqualTo("old");
        uni.await().indefinitely();
        assertForgotten("1");
    }

    @Test
    void failedUniForgetsNothing() throws Exception {
        cached("1", "ann");
        IllegalStateException own = new IllegalStateException("not saved");
        Uni<Book> uni = writers.uni(() -> Uni.createFrom().failure(own));
        assertThatThrownBy(() -> uni.await().indefinitely()).isSameAs(own);
        assertKept("1");
    }

    @Test
    void stageCompletesWhenTheTagIsForgotten() throws Exception {
        cached("1", "ann");
        CompletableFuture<Void> saving = new CompletableFuture<>();
        CompletableFuture<Void> result = writers.stage("ann", () -> saving).toCompletableFuture();
        assertThat(answer("1")).as("the method has not ended").isEqualTo("old");
        saving.complete(null);
        result.get(10, TimeUnit.SECONDS);
        assertForgotten("1");
    }

    @Test
    void observerForgetsWhenItsEventIsFired() throws Exception {
        cached("1", "ann");
        container.bean(Changes.class).rename("ann");
        assertForgotten("1");
    }

    @Test
    void tagsAndKeysOfAllAnnotationsAreForgotten() throws Exception {
        cached("1", "ann");
        cached("2", "bob");
        tagged.shelf("a", () -> List.of(by("bob")));
        awaitStored("contract:shelf:a");
        plain.product("1", () -> Product.named("old"));
        awaitStored("contract:product:1");
        writers.several("ann", "1");
        assertForgotten("1");
        assertThat(tagged.shelf("a", () -> List.of(NEW))).containsExactly(NEW);
        assertThat(plain.product("1", () -> Product.named("new")).id()).isEqualTo("new");
        assertKept("2");
    }

    @Test
    void elementsAreForgottenEachByItsOwnTags() throws Exception {
        tagged.books(List.of("1", "2", "3"), ids -> Map.of("1", by("ann"), "2", by("bob")));
        writers.byParameter("ann", () -> {});
        Map<String, Book> answer = tagged.books(List.of("1", "2", "3"), ids -> {
            assertThat(ids).containsExactly("1");
            return Map.of("1", NEW);
        });
        assertThat(answer).isEqualTo(Map.of("1", NEW, "2", by("bob")));
    }

    @Test
    void storedValueIsForgottenWithItsTags() throws Exception {
        writers.put(new Book("1", "ann"));
        writers.put(new Book("2", "bob"));
        assertThat(answer("1")).isEqualTo("1");
        writers.byParameter("ann", () -> {});
        assertForgotten("1");
        assertThat(answer("2")).isEqualTo("2");
    }

    @Test
    void entryIsKeptAfterItWasLoadedAnew() throws Exception {
        cached("1", "ann");
        writers.byParameter("ann", () -> {});
        tagged.book("1", () -> by("ann"));
        awaitStored("contract:book:1");
        assertKept("1");
    }

    @Test
    void loadThatBeganBeforeIsNotStored() throws Exception {
        String late = tagged.book("1", () -> {
            writers.byParameter("ann", () -> {});
            return by("ann");
        }).id();
        assertThat(late).isEqualTo("old");
        assertForgotten("1");
    }

    @Test
    void loadThatBeganBeforeIsStoredIfTheTagIsNotItsOwn() throws Exception {
        tagged.book("1", () -> {
            writers.byParameter("ann", () -> {});
            return by("bob");
        });
        awaitStored("contract:book:1");
        assertKept("1");
    }

    @Test
    void whatATagLeavesOutOfAnAbsentResultForgetsItNot() throws Exception {
        tagged.book("1", () -> null);
        awaitStored("contract:book:1");
        writers.byParameter("ann", () -> {});
        assertThat(tagged.book("1", () -> NEW)).isNull();
        container.larder().invalidateTags(Tag.of("book:{0}", "1"));
        assertForgotten("1");
    }

    @Test
    void codeForgetsTags() throws Exception {
        cached("1", "ann");
        cached("2", "bob");
        cached("3", "a:b");
        container.larder().invalidateTags();
        container.larder().invalidateTags(Tag.of("author:{0}", "ann"), Tag.of("author:{0}", "a:b"));
        assertForgotten("1");
        assertKept("2");
        assertForgotten("3");
        container.larder().invalidateTagsAsync(Tag.of("author:{0}", "bob")).toCompletableFuture().get(10,
                TimeUnit.SECONDS);
        assertForgotten("2");
    }

    @Test
    void clearForgetsACacheAndNoOtherWithItsTags() throws Exception {
        cached("1", "ann");
        tagged.uni("1", () -> Uni.createFrom().item(by("ann"))).await().indefinitely();
        awaitStored("contract:book-uni:1");
        cache("book").clear();
        assertForgotten("1");
        assertThat(tagged.uni("1", () -> Uni.createFrom().item(NEW)).await().indefinitely()).isEqualTo(by("ann"));
    }
}
