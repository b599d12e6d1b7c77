package dev.larder.contract.shop;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import io.smallrye.mutiny.Uni;

/** Methods after which tags are forgotten, or entries stored that carry some. */
@ApplicationScoped
public class TagWriters {

    /** Something happened to an author. */
    public record Renamed(String author) {
    }

    @CacheInvalidate(tags = "author:{author}")
    public void byParameter(String author, Runnable work) {
        work.run();
    }

    @CacheInvalidate(tags = "author:{result.author}")
    public @Nullable Book byResult(Callable<@Nullable Book> work) throws Exception {
        return work.call();
    }

    @CacheInvalidate(tags = "author:{result.author}")
    public Uni<Book> uni(Supplier<Uni<Book>> work) {
        return work.get();
    }

    @CacheInvalidate(tags = "author:{author}")
    public CompletionStage<Void> stage(String author, Supplier<CompletionStage<Void>> work) {
        return work.get();
    }

    @CacheInvalidate(tags = "author:{event.author}")
    void on(@Observes Renamed event) {
        // Its event is the event.
    }

    @CacheInvalidate(tags = { "author:{author}", "shelves" })
    @CacheInvalidate(key = "product:{id}")
    public void several(String author, String id) {
        // Its event is the call.
    }

    @CachePut(key = "book:{book.id}", cache = "book", value = "{book}")
    public void put(Book book) {
        // Its event is the call.
    }
}
