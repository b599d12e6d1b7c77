package dev.larder.contract.shop;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.KeyIgnore;
import dev.larder.Tier;
import io.smallrye.mutiny.Uni;

/** Methods whose entries carry tags; what they do, the test says. */
@ApplicationScoped
public class Tagged {

    /** Something of which a tag may not be able to tell. */
    public record Mood(String id, boolean bad) {

        public String text() {
            if (bad) {
                throw new IllegalStateException("in a bad mood");
            }
            return "good";
        }
    }

    @Cached(cache = "book", key = "book:{id}", tags = { "author:{result.author}", "book:{id}" })
    public @Nullable Book book(String id, @KeyIgnore Callable<@Nullable Book> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "book", key = "book:{ids}", tags = { "author:{result.author}", "book:{ids}" })
    public Map<String, Book> books(@KeyEach Collection<String> ids,
            @KeyIgnore Function<Collection<String>, Map<String, Book>> loader) {
        return loader.apply(ids);
    }

    @Cached(cache = "shelf", key = "shelf:{shelf}", tags = { "shelf:{shelf}", "shelves" })
    public List<Book> shelf(String shelf, @KeyIgnore Callable<List<Book>> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "bookUni", key = "book-uni:{id}", tags = "author:{result.author}")
    public Uni<@Nullable Book> uni(String id, @KeyIgnore Supplier<Uni<@Nullable Book>> loader) {
        return loader.get();
    }

    @Cached(cache = "bookStage", key = "book-stage:{id}", tags = { "author:{result.author}", "shelves" })
    public CompletionStage<Optional<Book>> stage(String id,
            @KeyIgnore Supplier<CompletionStage<Optional<Book>>> loader) {
        return loader.get();
    }

    @Cached(cache = "bookLocal", key = "book-local:{id}", tier = Tier.LOCAL, tags = "author:{result.author}")
    public Book local(String id, @KeyIgnore Callable<Book> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "bookRemote", key = "book-remote:{id}", tier = Tier.REMOTE, tags = "author:{result.author}")
    public Book remote(String id, @KeyIgnore Callable<Book> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "bookOfTenant", key = "book:{@tenant}:{id}", tags = "tenant:{@tenant}")
    public Book ofTenant(String id, @KeyIgnore Callable<Book> loader) throws Exception {
        return loader.call();
    }

    @Cached(cache = "mood", key = "mood:{mood.id}", tags = "mood:{mood.text}")
    public String mood(Mood mood, @KeyIgnore Callable<String> loader) throws Exception {
        return loader.call();
    }
}
