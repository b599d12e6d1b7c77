package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.larder.CacheBypass;
import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.KeyEach;

class TagRulesTest {

    record Item(String id, String maker) {
    }

    static class Items {
        @Cached(key = "item:{id}", tags = { "", "maker:{result}", "maker:{whom}", "{id}{0}", "a b", "set:{sizes}" })
        Item item(String id, @dev.larder.KeyIgnore Set<String> sizes) {
            return new Item(id, "");
        }

        @Cached(key = "bypassed:{id}", tags = { "fresh:{fresh}", "{@nobody}:{id}" })
        Item bypassed(String id, @CacheBypass boolean fresh) {
            return new Item(id, "");
        }
    }

    @Test
    void tagsAreHeldToTheRulesOfTemplates() {
        assertThat(PlanReports.report(Items.class)).isEqualTo(
                """
                        Larder found 9 problems:

                        1. LARDER-108 at Items#bypassed(String, boolean)
                           @Cached(key = "bypassed:{id}", tags = {"fresh:{fresh}", "{@nobody}:{id}"})
                                                                                      ^^^^^^
                           there is no ambient value 'nobody'
                           Mend: the ambient values are tenant, user; or write a bean @Ambient("nobody") that implements AmbientValue

                        2. LARDER-113 at Items#bypassed(String, boolean)
                           @Cached(key = "bypassed:{id}", tags = {"fresh:{fresh}", "{@nobody}:{id}"})
                                                                         ^^^^^^^
                           parameter 'fresh' is in the tag, but is annotated with @CacheBypass
                           Mend: take it out of the tag: what is loaded past the cache is stored for all callers

                        3. LARDER-101 at Items#item(String, Set<String>)
                           @Cached(key = "item:{id}", tags = {"", "maker:{result}", "maker:{whom}", "{id}{0}", "a b", "set:{sizes}"})
                                                               ^
                           the template is empty
                           Mend: write a literal and parameters, as in product:{id}

                        4. LARDER-102 at Items#item(String, Set<String>)
                           @Cached(key = "item:{id}", tags = {"", "maker:{result}", "maker:{whom}", "{id}{0}", "a b", "set:{sizes}"})
                                                                                            ^^^^
                           there is no parameter 'whom'
                           Mend: the parameters are id, sizes

                        5. LARDER-106 at Items#item(String, Set<String>)
                           @Cached(key = "item:{id}", tags = {"", "maker:{result}", "maker:{whom}", "{id}{0}", "a b", "set:{sizes}"})
                                                                         ^^^^^^^^
                           tags cannot hold an Item
                           Mend: name what identifies it, such as {result.id}, {result.maker}

                        6. LARDER-106 at Items#item(String, Set<String>)
                           @Cached(key = "item:{id}", tags = {"", "maker:{result}", "maker:{whom}", "{id}{0}", "a b", "set:{sizes}"})
                                                                                                                           ^^^^^^^
                           tags cannot hold a Set<String>
                           Mend: a Set has no order that two calls share: declare a SortedSet or a List

                        7. LARDER-111 at Items#item(String, Set<String>)
                           @Cached(key = "item:{id}", tags = {"", "maker:{result}", "maker:{whom}", "{id}{0}", "a b", "set:{sizes}"})
                                                                                                                 ^
                           a literal cannot hold a space
                           Mend: use visible characters, such as '-' or '_'

                        8. LARDER-112 at Items#item(String, Set<String>)
                           @Cached(key = "item:{id}", tags = {"", "maker:{result}", "maker:{whom}", "{id}{0}", "a b", "set:{sizes}"})
                                                                                                                           ^^^^^^^
                           parameter 'sizes' is in the tag, but is annotated with @KeyIgnore
                           Mend: take it out of the tag, or remove @KeyIgnore

                        9. LARDER-114 at Items#item(String, Set<String>)
                           @Cached(key = "item:{id}", tags = {"", "maker:{result}", "maker:{whom}", "{id}{0}", "a b", "set:{sizes}"})
                                                                                                         ^^^
                           no ':' stands between {0} and the placeholder before it, so different values could make the same key
                           Mend: put a ':' between them
                        """);
    }

    static class Tagless {
        @Cached(key = "item:{id}")
        Item item(String id) {
            return new Item(id, "");
        }

        @CacheInvalidate(tags = "item:{id}")
        void forget(String id) {
            // Only its annotation matters.
        }

        @CacheInvalidate(tags = "item:{result.id}")
        void forgetNothing() {
            // Only its annotation matters.
        }
    }

    @Test
    void withoutTaggedMethodsThereIsNothingToForget() {
        assertThat(PlanReports.report(Tagless.class)).isEqualTo("""
                Larder found 3 problems:

                1. LARDER-310 at Tagless#forget(String)
                   @CacheInvalidate(tags = "item:{id}")
                                            ^^^^^^^^^
                   no cached method carries such a tag
                   Mend: give a cached method the tag, or remove it here

                2. LARDER-302 at Tagless#forgetNothing()
                   @CacheInvalidate(tags = "item:{result.id}")
                                                 ^^^^^^^^^^^
                   the method returns nothing
                   Mend: use parameters; a parameter that is called 'result' is named by its position

                3. LARDER-310 at Tagless#forgetNothing()
                   @CacheInvalidate(tags = "item:{result.id}")
                                            ^^^^^^^^^^^^^^^^
                   no cached method carries such a tag
                   Mend: give a cached method the tag, or remove it here
                """);
    }

    static class Broken {
        @Cached(cache = "items", key = "item:{id}", ttl = "long", tags = { "maker:{result.maker}", "all" })
        Item item(String id) {
            return new Item(id, "");
        }

        @CacheInvalidate(tags = { "maker:{maker}", "all", "maker:none" })
        void forget(String maker) {
            // Only its annotation matters.
        }

        @CacheInvalidate(tags = "maker:{makers}")
        void forgetEach(@KeyEach java.util.List<String> makers) {
            // Only its annotations matter.
        }
    }

    @Test
    void whatIsWrongElsewhereIsNotSaidOfTags() {
        assertThat(PlanReports.report(Broken.class)).contains("LARDER-201 at Broken#item(String)")
                .contains("LARDER-309 at Broken#forgetEach").doesNotContain("310").doesNotContain("#forget(");
    }

    record Page(int number, int size) {
    }

    static class Puts {
        @Cached(key = "item:{id}:{page.number}", tags = { "id:{id}", "page:{page.number}", "size:{page.size}" })
        Item item(String id, Page page) {
            return new Item(id, "");
        }

        @CachePut(key = "item:{0.id}:{number}")
        Item bound(Item item, int number, Page page) {
            return item;
        }

        @CachePut(key = "item:{1}:{0}")
        Item ofOtherType(int page, String id) {
            return new Item(id, "");
        }
    }

    @Test
    void putHasWhatTheTagsNeed() {
        assertThat(PlanReports.report(Puts.class)).isEqualTo(
                """
                        Larder found 1 problem:

                        1. LARDER-312 at Puts#ofOtherType(int, String)
                           @CachePut(key = "item:{1}:{0}")
                                            ^^^^^^^^^^^^
                           stores entries of Puts#item(String, Page), which carry the tag "size:{page.size}", and nothing here tells its 'page'
                           Mend: add the parameter Page page, or use @CacheInvalidate
                        """);
    }
}
