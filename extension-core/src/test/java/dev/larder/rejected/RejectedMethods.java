package dev.larder.rejected;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.spi.StoreFilter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Breaks the rules of methods and policies. */
public final class RejectedMethods {

    private RejectedMethods() {
    }

    @ApplicationScoped
    static class Policies {

        @Cached(ttl = "5 minutes", negativeTtl = "-1s")
        String durations201() {
            return "";
        }

        @Cached(ttl = "0s", negativeTtl = "${shop.neg:1x}", tier = Tier.LOCAL, singleFlight = SingleFlight.NONE)
        String zero201() {
            return "";
        }

        @Cached(jitter = 0.6)
        String jitter202() {
            return "";
        }

        @Cached(cache = "my products")
        String name207(String id) {
            return "";
        }
    }

    @Dependent
    static class Sealed {

        @Cached
        @SuppressWarnings("unused") // its being private is what is wrong
        private static String hidden203() {
            return "";
        }

        @Cached
        final String fixed203(String id) {
            return "";
        }
    }

    @Dependent
    static final class LastOfItsKind {

        @Cached
        String find203(String id) {
            return "";
        }
    }

    @ApplicationScoped
    static class Results {

        @Cached
        void nothing204() {
        }

        @Cached
        CompletionStage<Void> nothingLater204() {
            return CompletableFuture.completedFuture(null);
        }

        @Cached
        String bypass205(@CacheBypass boolean fresh, @CacheBypass String other) {
            return "";
        }

        @Cached
        <T> Map<String, List<T>> variable208() {
            return Map.of();
        }

        @Cached
        Uni<? super String> wildcard208() {
            return Uni.createFrom().item("");
        }

        @Cached
        Multi<String> multi209() {
            return Multi.createFrom().empty();
        }

        @Cached
        Uni<Stream<String>> stream209() {
            return Uni.createFrom().nothing();
        }
    }

    @ApplicationScoped
    @Cached(ttl = "1m")
    static class Whole206 {
    }

    @ApplicationScoped
    static class Colliding {

        @Cached(key = "p:{id}")
        String text210(String id) {
            return "";
        }

        @Cached(key = "p:{0}")
        int number210(String id) {
            return 0;
        }

        @Cached
        String find211(String id) {
            return "";
        }

        @Cached
        String find211(long id) {
            return "";
        }

        @Cached(key = "crossing:{x}:b")
        String first118(String x) {
            return x;
        }

        @Cached(key = "crossing:a:{y}")
        int second118(String y) {
            return 0;
        }
    }

    @ApplicationScoped
    static class Aging {

        @Cached(key = "early:{id}", earlyRefresh = 11)
        String early213(String id) {
            return "";
        }

        @Cached(key = "ahead:{id}", ttl = "1m", refreshAhead = "1m")
        String ahead214(String id) {
            return "";
        }

        @Cached(key = "unfinished:{id}", storeIf = Unfinished.class)
        String filtered215(String id) {
            return "";
        }

        @Cached(key = "numbers:{id}", storeIf = Numbers.class)
        String filtered216(String id) {
            return "";
        }

        @Cached(key = "late:{id}", loadTimeout = "1s")
        String late217(String id) {
            return "";
        }
    }

    abstract static class Unfinished implements StoreFilter<String> {
    }

    public static class Numbers implements StoreFilter<Integer> {

        @Override
        public boolean mayStore(Integer value) {
            return true;
        }
    }

    abstract static class Generic<K> {

        @Cached(key = "generic:{key}")
        String inherited105(K key, int page) {
            return "";
        }
    }

    @ApplicationScoped
    static class Inheriting extends Generic<String> {
    }

    interface Catalog {

        @Cached(key = "catalog:{id}")
        String find220(String id);
    }

    @ApplicationScoped
    static class Shelves implements Catalog {

        @Override
        public String find220(String id) {
            return "";
        }
    }

    /** No bean: the container cannot make one without being told how. */
    static class Stray extends Generic<Integer> {

        private final String name;

        Stray(String name) {
            this.name = name;
        }

        @Cached(key = "stray:{id}")
        String find212(String id) {
            return name;
        }
    }
}
