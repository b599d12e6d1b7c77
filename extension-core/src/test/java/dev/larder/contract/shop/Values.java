package dev.larder.contract.shop;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.Cached;
import dev.larder.KeyIgnore;
import dev.larder.Tier;

/** Methods that return what can be cached. Their entries are in Redis alone, so that each answer was written and read. */
@ApplicationScoped
public class Values {

    @Cached(key = "list:{id}", tier = Tier.REMOTE)
    public List<Product> list(String id, @KeyIgnore Supplier<List<Product>> loader) {
        return loader.get();
    }

    @Cached(key = "set:{id}", tier = Tier.REMOTE)
    public Set<UUID> set(String id, @KeyIgnore Supplier<Set<UUID>> loader) {
        return loader.get();
    }

    @Cached(key = "map:{id}", tier = Tier.REMOTE)
    public Map<String, List<Product>> map(String id, @KeyIgnore Supplier<Map<String, List<Product>>> loader) {
        return loader.get();
    }

    @Cached(key = "byColour:{id}", tier = Tier.REMOTE)
    public Map<Product.Colour, Payment> byColour(String id, @KeyIgnore Supplier<Map<Product.Colour, Payment>> loader) {
        return loader.get();
    }

    @Cached(key = "payment:{id}", tier = Tier.REMOTE)
    public Payment payment(String id, @KeyIgnore Supplier<Payment> loader) {
        return loader.get();
    }

    @Cached(key = "payments:{id}", tier = Tier.REMOTE)
    public List<Payment> payments(String id, @KeyIgnore Supplier<List<Payment>> loader) {
        return loader.get();
    }

    @Cached(key = "optionalList:{id}", tier = Tier.REMOTE)
    public Optional<List<Product>> optionalList(String id, @KeyIgnore Supplier<Optional<List<Product>>> loader) {
        return loader.get();
    }

    @Cached(key = "optionalInt:{id}", tier = Tier.REMOTE)
    public OptionalInt optionalInt(String id, @KeyIgnore Supplier<OptionalInt> loader) {
        return loader.get();
    }

    @Cached(key = "bytes:{id}", tier = Tier.REMOTE)
    public byte[] bytes(String id, @KeyIgnore Supplier<byte[]> loader) {
        return loader.get();
    }

    @Cached(key = "int:{id}", tier = Tier.REMOTE)
    public int number(String id, @KeyIgnore Supplier<Integer> loader) {
        return loader.get();
    }

    @Cached(key = "long:{id}", tier = Tier.REMOTE)
    public long bigNumber(String id, @KeyIgnore Supplier<Long> loader) {
        return loader.get();
    }

    @Cached(key = "double:{id}", tier = Tier.REMOTE)
    public double fraction(String id, @KeyIgnore Supplier<Double> loader) {
        return loader.get();
    }

    @Cached(key = "boolean:{id}", tier = Tier.REMOTE)
    public boolean truth(String id, @KeyIgnore Supplier<Boolean> loader) {
        return loader.get();
    }

    @Cached(key = "char:{id}", tier = Tier.REMOTE)
    public char letter(String id, @KeyIgnore Supplier<Character> loader) {
        return loader.get();
    }

    @Cached(key = "text:{id}", tier = Tier.REMOTE)
    public String text(String id, @KeyIgnore Supplier<String> loader) {
        return loader.get();
    }

    @Cached(key = "enum:{id}", tier = Tier.REMOTE)
    public Product.Colour colour(String id, @KeyIgnore Supplier<Product.Colour> loader) {
        return loader.get();
    }

    @Cached(key = "date:{id}", tier = Tier.REMOTE)
    public LocalDate date(String id, @KeyIgnore Supplier<LocalDate> loader) {
        return loader.get();
    }

    @Cached(key = "array:{id}", tier = Tier.REMOTE)
    public int[][] array(String id, @KeyIgnore Supplier<int[][]> loader) {
        return loader.get();
    }

    @Cached(key = "wide:{id}", tier = Tier.REMOTE)
    public List<? extends Payment> wide(String id, @KeyIgnore Supplier<List<Payment>> loader) {
        return loader.get();
    }
}
