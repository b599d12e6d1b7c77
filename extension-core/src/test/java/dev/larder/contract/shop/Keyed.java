package dev.larder.contract.shop;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.larder.Cached;
import dev.larder.KeyIgnore;

/** Methods whose keys are written in each of the ways there are. */
@ApplicationScoped
public class Keyed {

    @Cached(key = "page:{page.owner.address.city}:{page.owner.name}:{page.size}")
    public String path(Page page, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(key = "position:{1}:{0}")
    public String position(String first, int second, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(key = "sku:{sku}")
    public String format(Sku sku, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(key = "tenant:{@tenant}:{id}")
    public String ambient(String id, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached
    public String derived(String id, int page, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(cache = "overloadedByText")
    public String overloaded(String id, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(cache = "overloadedByNumber")
    public String overloaded(long id, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(key = "text:{id}")
    public String text(@Nullable String id, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(key = "two:{a}:{b}")
    public String two(String a, String b, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(key = "many:{ids}:{colour}:{note}")
    public String many(List<String> ids, Product.Colour colour, Optional<String> note,
            @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }
}
