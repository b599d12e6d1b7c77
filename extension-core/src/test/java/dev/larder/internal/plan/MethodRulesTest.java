package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.Tier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class MethodRulesTest {

    static class Durations {
        @Cached(ttl = "5 minutes", negativeTtl = "-1s")
        String words() {
            return "";
        }

        @Cached(ttl = "0s", negativeTtl = "${shop.neg:1x}", tier = Tier.LOCAL)
        String zero() {
            return "";
        }

        @Cached(ttl = "${shop.ttl:0s}")
        String zeroUnlessConfigured() {
            return "";
        }
    }

    @Test
    void duration201() {
        assertThat(PlanReports.report(Durations.class)).isEqualTo("""
                Larder found 5 problems:

                1. LARDER-201 at Durations#words()
                   @Cached(ttl = "5 minutes", negativeTtl = "-1s")
                                  ^^^^^^^^^
                   ttl: '5 minutes' is not a duration
                   Mend: write 500ms, 30s, 5m, 1h, 7d, or ISO-8601 such as PT1M30S

                2. LARDER-201 at Durations#words()
                   @Cached(ttl = "5 minutes", negativeTtl = "-1s")
                                                             ^^^
                   negativeTtl: '-1s' is not a duration
                   Mend: write 500ms, 30s, 5m, 1h, 7d, or ISO-8601 such as PT1M30S

                3. LARDER-201 at Durations#zero()
                   @Cached(ttl = "0s", negativeTtl = "${shop.neg:1x}", tier = LOCAL)
                                  ^^
                   ttl is zero: nothing would ever be fresh
                   Mend: write a longer duration, or remove @Cached

                4. LARDER-201 at Durations#zero()
                   @Cached(ttl = "0s", negativeTtl = "${shop.neg:1x}", tier = LOCAL)
                                                                 ^^
                   negativeTtl: '1x' is not a duration
                   Mend: write 500ms, 30s, 5m, 1h, 7d, or ISO-8601 such as PT1M30S

                5. LARDER-201 at Durations#zeroUnlessConfigured()
                   @Cached(ttl = "${shop.ttl:0s}")
                                  ^^^^^^^^^^^^^^
                   ttl is zero: nothing would ever be fresh
                   Mend: write a longer duration, or remove @Cached
                """);
    }

    static class Jitters {
        @Cached(jitter = 0.6)
        String much() {
            return "";
        }

        @Cached(jitter = -0.1)
        String negative() {
            return "";
        }
    }

    @Test
    void jitter202() {
        assertThat(PlanReports.report(Jitters.class)).isEqualTo("""
                Larder found 2 problems:

                1. LARDER-202 at Jitters#much()
                   @Cached(jitter = 0.6)
                                    ^^^
                   jitter 0.6 is out of range
                   Mend: write a fraction of the ttl from 0 to 0.5

                2. LARDER-202 at Jitters#negative()
                   @Cached(jitter = -0.1)
                                    ^^^^
                   jitter -0.1 is out of range
                   Mend: write a fraction of the ttl from 0 to 0.5
                """);
    }

    @SuppressWarnings("unused")
    static final class Unusable {
        @Cached
        private static String hidden() {
            return "";
        }
    }

    static class Sealed {
        @Cached
        final String fixed(String id) {
            return "";
        }
    }

    @Test
    void unusableMethod203() {
        assertThat(PlanReports.report(Unusable.class, Sealed.class)).isEqualTo("""
                Larder found 4 problems:

                1. LARDER-203 at Sealed#fixed(String)
                   final String fixed(String id)
                   ^^^^^
                   a final method cannot be intercepted, so it is never cached
                   Mend: make it a method of the bean that is not final

                2. LARDER-203 at Unusable#hidden()
                   @Cached
                   ^^^^^^^
                   the class is final, so its methods cannot be intercepted
                   Mend: make the class not final

                3. LARDER-203 at Unusable#hidden()
                   private static String hidden()
                   ^^^^^^^
                   a private method cannot be intercepted, so it is never cached
                   Mend: make it a method of the bean that is not private

                4. LARDER-203 at Unusable#hidden()
                   private static String hidden()
                           ^^^^^^
                   a static method cannot be intercepted, so it is never cached
                   Mend: make it a method of the bean that is not static
                """);
    }

    static class Nothings {
        @Cached
        void plain() {
        }

        @Cached
        CompletionStage<Void> stage() {
            return CompletableFuture.completedFuture(null);
        }

        @Cached
        Uni<Void> uni() {
            return Uni.createFrom().voidItem();
        }
    }

    @Test
    void nothing204() {
        assertThat(PlanReports.report(Nothings.class)).isEqualTo("""
                Larder found 3 problems:

                1. LARDER-204 at Nothings#plain()
                   void plain()
                   ^^^^
                   the method returns nothing that could be cached
                   Mend: return the value, or remove @Cached

                2. LARDER-204 at Nothings#stage()
                   CompletionStage<Void> stage()
                   ^^^^^^^^^^^^^^^^^^^^^
                   the method returns nothing that could be cached
                   Mend: return the value, or remove @Cached

                3. LARDER-204 at Nothings#uni()
                   Uni<Void> uni()
                   ^^^^^^^^^
                   the method returns nothing that could be cached
                   Mend: return the value, or remove @Cached
                """);
    }

    static class Bypasses {
        @Cached
        String find(@CacheBypass boolean fresh, @CacheBypass String other) {
            return "";
        }
    }

    @Test
    void bypass205() {
        assertThat(PlanReports.report(Bypasses.class)).isEqualTo("""
                Larder found 2 problems:

                1. LARDER-205 at Bypasses#find(boolean, String)
                   String find(@CacheBypass boolean fresh, @CacheBypass String other)
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^
                   @CacheBypass stands on a parameter that is not a boolean
                   Mend: make it a boolean: true loads past the cache

                2. LARDER-205 at Bypasses#find(boolean, String)
                   String find(@CacheBypass boolean fresh, @CacheBypass String other)
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^
                   a second parameter has @CacheBypass
                   Mend: leave one of them
                """);
    }

    @Cached(ttl = "1m")
    static class Whole {
    }

    @Test
    void annotatedClass206() {
        assertThat(PlanReports.report(Whole.class)).isEqualTo("""
                Larder found 1 problem:

                1. LARDER-206 at Whole
                   @Cached(ttl = "1m")
                   ^^^^^^^
                   @Cached stands on a class; a key belongs to one method
                   Mend: move it to the methods that are to be cached
                """);
    }

    static class CacheNames {
        @Cached(cache = "my products")
        String space(String id) {
            return "";
        }

        @Cached
        String price$(String id) {
            return "";
        }

        @Cached(cache = "a..b", key = "dots:{id}")
        String dots(String id) {
            return "";
        }
    }

    @Test
    void cacheName207() {
        assertThat(PlanReports.report(CacheNames.class)).isEqualTo("""
                Larder found 3 problems:

                1. LARDER-207 at CacheNames#dots(String)
                   @Cached(cache = "a..b", key = "dots:{id}")
                                    ^^^^
                   'a..b' cannot be the name of a cache
                   Mend: name it with cache = "..." of letters (A to Z), digits, '-', '_', and '.' between them

                2. LARDER-207 at CacheNames#price$(String)
                   @Cached
                   ^^^^^^^
                   'CacheNames.price$' cannot be the name of a cache
                   Mend: name it with cache = "..." of letters (A to Z), digits, '-', '_', and '.' between them

                3. LARDER-207 at CacheNames#space(String)
                   @Cached(cache = "my products")
                                    ^^^^^^^^^^^
                   'my products' cannot be the name of a cache
                   Mend: name it with cache = "..." of letters (A to Z), digits, '-', '_', and '.' between them
                """);
    }

    @SuppressWarnings("rawtypes")
    static class Unresolved {
        @Cached
        <T> List<T> variable() {
            return List.of();
        }

        @Cached
        CompletionStage raw() {
            return CompletableFuture.completedFuture("");
        }

        @Cached
        Uni<? super String> wildcard() {
            return Uni.createFrom().item("");
        }
    }

    @Test
    void unresolvableType208() {
        assertThat(PlanReports.report(Unresolved.class)).isEqualTo("""
                Larder found 3 problems:

                1. LARDER-208 at Unresolved#raw()
                   CompletionStage raw()
                   ^^^^^^^^^^^^^^^
                   the return type does not tell what is cached: it has the raw type CompletionStage
                   Mend: declare the concrete type

                2. LARDER-208 at Unresolved#variable()
                   List<T> variable()
                   ^^^^^^^
                   the return type does not tell what is cached: it has the type variable T
                   Mend: declare the concrete type

                3. LARDER-208 at Unresolved#wildcard()
                   Uni<?> wildcard()
                   ^^^^^^
                   the return type does not tell what is cached: it has the wildcard ?
                   Mend: declare the concrete type
                """);
    }

    static class SingleUses {
        @Cached
        Multi<String> multi() {
            return Multi.createFrom().empty();
        }

        @Cached
        Uni<Stream<String>> stream() {
            return Uni.createFrom().nothing();
        }

        @Cached
        Future<String> future() {
            return new CompletableFuture<>();
        }
    }

    @Test
    void singleUse209() {
        assertThat(PlanReports.report(SingleUses.class)).isEqualTo("""
                Larder found 3 problems:

                1. LARDER-209 at SingleUses#future()
                   Future<String> future()
                   ^^^^^^^^^^^^^^
                   a Future<String> is consumed once and cannot be given to a second caller
                   Mend: return what it holds, such as a List or byte[], plain or in one Uni or CompletionStage

                2. LARDER-209 at SingleUses#multi()
                   Multi<String> multi()
                   ^^^^^^^^^^^^^
                   a Multi<String> is consumed once and cannot be given to a second caller
                   Mend: return what it holds, such as a List or byte[], plain or in one Uni or CompletionStage

                3. LARDER-209 at SingleUses#stream()
                   Uni<Stream<String>> stream()
                   ^^^^^^^^^^^^^^^^^^^
                   a Stream<String> is consumed once and cannot be given to a second caller
                   Mend: return what it holds, such as a List or byte[], plain or in one Uni or CompletionStage
                """);
    }

    static class Colliding {
        @Cached(key = "p:{id}")
        String text(String id) {
            return "";
        }

        @Cached(key = "p:{0}")
        int number(String id) {
            return 0;
        }

        @Cached
        String find(String id) {
            return "";
        }

        @Cached
        String find(long id) {
            return "";
        }
    }

    @Test
    void sameKeysOfOtherTypes210AndDerivedTwice211() {
        assertThat(PlanReports.report(Colliding.class)).isEqualTo("""
                Larder found 2 problems:

                1. LARDER-211 at Colliding#find(long)
                   @Cached
                   ^^^^^^^
                   its derived keys are those of Colliding#find(String)
                   Mend: give one of them a key, or a cache of its own

                2. LARDER-210 at Colliding#text(String)
                   @Cached(key = "p:{id}")
                                  ^^^^^^
                   writes the same keys as Colliding#number(String), which gives Integer where this gives String
                   Mend: give one of them another key
                """);
    }

    static class Here {
        record Product(String id) {
        }
    }

    static class There {
        record Product(String id) {
        }
    }

    static class Namesakes {
        @Cached(key = "p:{id}")
        Here.Product here(String id) {
            return new Here.Product(id);
        }

        @Cached(key = "p:{id}")
        There.Product there(String id) {
            return new There.Product(id);
        }
    }

    @Test
    void sameKeysOfTypesThatShareTheirSimpleName210() {
        assertThat(PlanReports.report(Namesakes.class)).contains("LARDER-210 at Namesakes#there(String)",
                "which gives Here$Product where this gives There$Product");
    }

    static class Sound {
        @Cached(cache = "a.b-c_1", ttl = "${shop.ttl}", negativeTtl = "0s", jitter = 0.5, key = "a:{0}")
        Map<String, ? extends List<int[]>> find(String id) {
            return Map.of();
        }

        @Cached(jitter = 0)
        Uni<Optional<byte[]>> find(int a, @CacheBypass boolean fresh, long b) {
            return Uni.createFrom().nothing();
        }

        @Cached(cache = "a.b-c_1", key = "b:{id}")
        CompletableFuture<Integer> other(String id) {
            return new CompletableFuture<>();
        }
    }

    @Test
    void soundMethodsBreakNoRule() {
        assertThat(PlanReports.report(Sound.class)).isEmpty();
    }

    static class Wild {
        @Cached(cache = "no name", key = "w:{x}:{0.y}", ttl = "soon", jitter = 2)
        final void find(Object a, @CacheBypass int b) {
        }
    }

    @Test
    void allProblemsOfAMethodAreReportedTogetherSortedAndOnce() {
        assertThat(PlanReports.report(Wild.class, Wild.class).lines().filter(line -> line.contains("LARDER-"))
                .map(line -> line.replaceAll(" at .*", ""))).containsExactly("1. LARDER-102", "2. LARDER-103",
                        "3. LARDER-201", "4. LARDER-202", "5. LARDER-203", "6. LARDER-204", "7. LARDER-205",
                        "8. LARDER-207");
    }
}
