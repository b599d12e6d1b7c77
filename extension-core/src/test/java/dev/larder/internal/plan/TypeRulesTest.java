package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.larder.Cached;
import dev.larder.Tier;

class TypeRulesTest {

    record Page(Stream<String> lines) {
    }

    record Book(List<Page> pages) {
    }

    record Tree(String name, List<Tree> branches) {
    }

    static class Unwritable {

        @Cached(cache = "anything", key = "anything:{id}")
        Object anything(long id) {
            return "thing";
        }

        @Cached(cache = "books", key = "book:{id}")
        Optional<Book> book(long id) {
            return Optional.empty();
        }

        @Cached(cache = "tasks", key = "task:{id}")
        Runnable task(long id) {
            return () -> {};
        }

        @Cached(cache = "local", key = "local:{id}", tier = Tier.LOCAL)
        Runnable local(long id) {
            return () -> {};
        }

        @Cached(cache = "trees", key = "tree:{id}")
        Tree tree(long id) {
            return new Tree("oak", List.of());
        }
    }

    @Test
    void valueMustTellWhatItHolds() {
        assertThat(PlanReports.report(Unwritable.class)).contains("found 3 problems", "LARDER-601",
                "and read again: an Object does not tell what to read it as",
                "and read again: Book.pages: Page.lines: a Stream<String> is no data",
                "and read again: a Runnable is no data");
    }

    static class Settable {

        private String name = "";

        void rename(String to) {
            name = to;
        }

        String name() {
            return name;
        }
    }

    static class Open {

        int count;
    }

    static class Kept {

        private String name;
        private final List<String> tags = List.of();

        Kept(String name) {
            this.name = name;
        }

        String name() {
            return name + tags;
        }
    }

    enum Size {
        SMALL,
        LARGE
    }

    record Product(String name, Optional<Size> size, Instant since, List<Kept> kept) {
    }

    record Stock(Product product, Map<String, Settable> shelves) {
    }

    @SuppressWarnings({ "JavaUtilDate", "NonApiType" }) // what the rule is about
    static class Changeable {

        @Cached(cache = "settable", key = "a:{id}")
        Settable settable(long id) {
            return new Settable();
        }

        @Cached(cache = "open", key = "b:{id}")
        List<Open> open(long id) {
            return List.of();
        }

        @Cached(cache = "dates", key = "c:{id}")
        Date date(long id) {
            return new Date(id);
        }

        @Cached(cache = "bytes", key = "d:{id}")
        byte[] bytes(long id) {
            return new byte[0];
        }

        @Cached(cache = "lists", key = "e:{id}")
        ArrayList<String> list(long id) {
            return new ArrayList<>();
        }

        @Cached(cache = "stocks", key = "f:{id}")
        Stock stock(long id) {
            return new Stock(new Product("pen", Optional.empty(), Instant.EPOCH, List.of()), Map.of());
        }

        @Cached(cache = "products", key = "g:{id}")
        Product product(long id) {
            return new Product("pen", Optional.empty(), Instant.EPOCH, List.of());
        }

        @Cached(cache = "copied", key = "h:{id}")
        Open copied(long id) {
            return new Open();
        }

        @Cached(cache = "remote", key = "i:{id}", tier = Tier.REMOTE)
        Open remote(long id) {
            return new Open();
        }
    }

    @Test
    void whatCallersCouldChangeForOthersIsAWarning() {
        PlanCompiler.Outcome outcome = PlanReports.outcome(RuleLevels.DEFAULT, Changeable.class);
        assertThat(outcome).isInstanceOf(PlanCompiler.Compiled.class);
        assertThat(outcome.warnings()).allMatch(warning -> warning.code().equals("LARDER-602"))
                .extracting(Problem::method, warning -> warning.message().substring(warning.message().indexOf("and ")))
                .containsExactly(
                        tuple("bytes(long)", "and the elements of byte[] can be replaced"),
                        tuple("date(long)", "and a Date can be changed"),
                        tuple("list(long)", "and an ArrayList<String> can be changed"),
                        tuple("open(long)", "and Open.count is not final"),
                        tuple("settable(long)", "and Settable.name is changed by rename()"),
                        tuple("stock(long)", "and Settable.name is changed by rename()"));
    }
}
