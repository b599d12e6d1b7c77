package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.larder.Tag;
import dev.larder.contract.shop.Book;
import dev.larder.contract.shop.TagWriters;
import dev.larder.contract.shop.Tagged;
import dev.larder.contract.shop.Tenant;
import dev.larder.internal.entry.Decoded;
import dev.larder.internal.entry.EnvelopeFormat;
import dev.larder.spi.Ambient;
import io.smallrye.mutiny.Uni;

/** Which tags an entry carries. */
class TaggedEntriesContract extends Topic {

    private static final Book BOOK = new Book("1", "ann:b");

    private final Tagged tagged;

    TaggedEntriesContract(Container container) {
        super(container);
        tagged = container.bean(Tagged.class);
    }

    private List<String> tags(String whole) {
        awaitStored(whole);
        return ((Decoded.Read) EnvelopeFormat.decode(redis.bytes(whole))).envelope().tags();
    }

    @Test
    void entryCarriesTagsOfParametersAndOfTheResult() throws Exception {
        tagged.book("1", () -> BOOK);
        assertThat(tags("contract:book:1")).containsExactly("author:ann%3Ab", "book:1");
        tagged.shelf("a", () -> List.of(BOOK));
        assertThat(tags("contract:shelf:a")).containsExactly("shelf:a", "shelves");
    }

    @Test
    void resultIsSeenThroughUniStageAndOptional() throws Exception {
        tagged.uni("1", () -> Uni.createFrom().item(BOOK)).await().indefinitely();
        assertThat(tags("contract:book-uni:1")).containsExactly("author:ann%3Ab");
        tagged.stage("1", () -> CompletableFuture.completedFuture(Optional.of(BOOK))).toCompletableFuture().get(10,
                TimeUnit.SECONDS);
        assertThat(tags("contract:book-stage:1")).containsExactly("author:ann%3Ab", "shelves");
    }

    @Test
    void tagsThatNameAnAbsentResultAreLeftOut() throws Exception {
        tagged.book("1", () -> null);
        assertThat(tags("contract:book:1")).containsExactly("book:1");
        tagged.stage("1", () -> CompletableFuture.completedFuture(Optional.empty())).toCompletableFuture().get(10,
                TimeUnit.SECONDS);
        assertThat(tags("contract:book-stage:1")).containsExactly("shelves");
    }

    @Test
    void eachElementHasTagsOfItsOwnValue() {
        tagged.books(List.of("1", "2", "3"), ids -> Map.of("1", BOOK, "2", new Book("2", "bob")));
        assertThat(tags("contract:book:1")).containsExactly("author:ann%3Ab", "book:1");
        assertThat(tags("contract:book:2")).containsExactly("author:bob", "book:2");
        assertThat(tags("contract:book:3")).containsExactly("book:3");
    }

    @Test
    void storedValueCarriesTheTagsOfTheCachedMethod() {
        container.bean(TagWriters.class).put(BOOK);
        assertThat(tags("contract:book:1")).containsExactly("author:ann%3Ab", "book:1");
    }

    @Test
    void ambientValuesAreThoseOfTheCall() throws Exception {
        Tenant tenant = container.bean(Tenant.class, new Ambient.Literal("tenant"));
        tagged.ofTenant("1", () -> {
            tenant.is("later");
            return BOOK;
        });
        tenant.is("acme");
        assertThat(tags("contract:book:acme:1")).containsExactly("tenant:acme");
    }

    @Test
    void valueIsStoredNowhereIfATagCannotBeWritten() throws Exception {
        Tagged.Mood bad = new Tagged.Mood("1", true);
        assertThat(tagged.mood(bad, () -> "first")).isEqualTo("first");
        assertThat(tagged.mood(bad, () -> "second")).isEqualTo("second");
        assertThat(settledKeys()).isEmpty();
        Tagged.Mood good = new Tagged.Mood("1", false);
        assertThat(tagged.mood(good, () -> "third")).isEqualTo("third");
        assertThat(tagged.mood(good, () -> "fourth")).isEqualTo("third");
        assertThat(tags("contract:mood:1")).containsExactly("mood:good");
    }

    @Test
    void tagThatNoMethodCarriesIsRefusedWithThoseThatExist() {
        assertThatThrownBy(() -> container.larder().invalidateTags(Tag.of("shelves"), Tag.of("auhtor:{0}", "ann")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("auhtor:ann")
                .hasMessageContaining("author:{result.author}");
        assertThatThrownBy(() -> container.larder().invalidateTagsAsync(Tag.of("author:{0}:x", "ann")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
