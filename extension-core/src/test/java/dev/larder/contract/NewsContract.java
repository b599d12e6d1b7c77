package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Book;
import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.Tagged;
import dev.larder.spi.Source;

/**
 * Another process invalidates, and the memory of this one hears of it: its entries live for minutes, and it may go for a minute
 * without hearing anything.
 */
class NewsContract extends Topic {

    private final Tagged tagged;

    private interface Scene {

        void play(OtherProcess other) throws Exception;
    }

    NewsContract(Container container) {
        super(container);
        tagged = container.bean(Tagged.class);
    }

    /** With all that was to be heard before heard. */
    private void elsewhere(Scene scene) throws Exception {
        try (OtherProcess other = new OtherProcess(container)) {
            plain.even("settle", () -> Product.named("old"));
            other.remove("contract:even:settle");
            Fixture.soon().until(() -> plain.even("settle", () -> Product.named("new")).id().equals("new"));
            for (String id : new String[] { "1", "2" }) {
                plain.product(id, () -> Product.named("old"));
                awaitStored("contract:product:" + id);
                assertThat(answer(id)).isEqualTo("old");
                assertThat(source("product")).isEqualTo(Source.MEMORY);
            }
            scene.play(other);
        }
    }

    private String answer(String id) throws Exception {
        return plain.product(id, () -> Product.named("new")).id();
    }

    private Source source(String cache) {
        return sources(cache).get(sources(cache).size() - 1);
    }

    private void awaitNew(String id) {
        Fixture.soon().until(() -> answer(id).equals("new"));
    }

    private void assertInMemory(String id) throws Exception {
        assertThat(answer(id)).isEqualTo("old");
        assertThat(source("product")).isEqualTo(Source.MEMORY);
    }

    @Test
    void memoryForgetsAKeyThatWasInvalidatedElsewhereAndNoOther() throws Exception {
        elsewhere(other -> {
            other.remove("contract:product:1");
            awaitNew("1");
            assertInMemory("2");
        });
    }

    @Test
    void memoryForgetsThePatternThatWasInvalidatedElsewhere() throws Exception {
        elsewhere(other -> {
            other.removeMatching("contract:product:1", "");
            awaitNew("1");
            assertInMemory("2");
        });
    }

    @Test
    void memoryForgetsACacheThatWasClearedElsewhere() throws Exception {
        elsewhere(other -> {
            other.move("%cache:product");
            awaitNew("1");
            awaitNew("2");
        });
    }

    @Test
    void memoryForgetsWhatCarriesATagThatMovedElsewhere() throws Exception {
        elsewhere(other -> {
            Book book = tagged("1", "ann");
            assertThat(tagged("1", "not asked")).isEqualTo(book);
            assertThat(source("book")).isEqualTo(Source.MEMORY);
            other.move("author:ann");
            Fixture.soon().until(() -> tagged("1", "bob").author().equals("bob"));
            assertInMemory("1");
        });
    }

    private Book tagged(String id, String author) throws Exception {
        return tagged.book(id, () -> new Book(id, author));
    }
}
