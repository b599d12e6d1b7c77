package dev.larder.contract.shop;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;

import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.KeyIgnore;
import io.smallrye.mutiny.Uni;

/** Methods whose values are soon old, and then renewed while the old one answers. */
@ApplicationScoped
public class Aging {

    /** What a caller may change after the call. */
    public static final class Filter {

        private volatile String text;

        public Filter(String text) {
            this.text = text;
        }

        public String getText() {
            return text;
        }

        public void setText(String other) {
            text = other;
        }
    }

    @Cached(cache = "regional", key = "regional:{@region}", ttl = "50ms", jitter = 0, staleGrace = "1m")
    public String regional(@KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    /** Configured to be renewed in the background all the same. */
    @Cached(cache = "forced", key = "forced:{@region}", ttl = "50ms", jitter = 0, staleGrace = "1m")
    public String forced(@KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(cache = "search", key = "search:{filter.text}", ttl = "50ms", jitter = 0, staleGrace = "1m")
    public String search(Filter filter, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(cache = "searchEach", key = "searchEach:{filter.text}:{ids}", ttl = "50ms", jitter = 0, staleGrace = "1m")
    public Map<String, String> searchEach(Filter filter, @KeyEach Collection<String> ids,
            @KeyIgnore Function<Collection<String>, Map<String, String>> loader) {
        return loader.apply(ids);
    }

    @Cached(cache = "searchUni", key = "searchUni:{filter.text}")
    public Uni<String> searchUni(Filter filter, @KeyIgnore Supplier<Uni<String>> loader) {
        return loader.get();
    }

    /** What a bean of a request says, which nobody injects. */
    @Cached(cache = "visit", key = "visit", ttl = "50ms", jitter = 0, staleGrace = "1m")
    public String visit(@KeyIgnore Supplier<String> loader) {
        return loader.get() + CDI.current().select(Visitor.class).get().greeting();
    }

    @Within
    @Cached(cache = "within", key = "within", ttl = "50ms", jitter = 0, staleGrace = "1m")
    public String within(@KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(cache = "visitStage", key = "visitStage:{id}")
    public CompletionStage<String> visitStage(String id, @KeyIgnore Supplier<CompletionStage<String>> loader) {
        return loader.get();
    }

    @Cached(cache = "visitUni", key = "visitUni:{id}")
    public Uni<String> visitUni(String id, @KeyIgnore Supplier<Uni<String>> loader) {
        return loader.get();
    }
}
