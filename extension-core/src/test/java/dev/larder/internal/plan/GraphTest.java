package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.WriteBehind;

/** Which method changes which cache, as text. */
class GraphTest {

    static class Products {

        @Cached(cache = "products", key = "product:{id}", tags = "maker:{result}")
        String find(String id) {
            return id;
        }

        @Cached(cache = "lists", key = "list:{name}", tags = { "lists", "all-\"it\"" })
        List<String> list(String name) {
            return List.of();
        }

        @Cached(cache = "products", key = "product:{id}:price")
        int price(String id) {
            return 0;
        }
    }

    static class Writers {

        @CacheInvalidate(key = "product:{id}", tags = "maker:{maker}")
        void forget(String id, String maker) {
            // Only its plan matters.
        }

        @CacheInvalidate(pattern = "product:*")
        @CacheInvalidate(cache = "lists")
        void forgetAll() {
            // Only its plan matters.
        }

        @CachePut(key = "product:{id}")
        String rename(String id) {
            return id;
        }

        @WriteBehind(queue = "prices", key = "product:{id}:price", value = "{price}")
        void price(String id, int price) {
            // Only its plan matters.
        }
    }

    private static Graph graph(Class<?>... beans) {
        return ((PlanCompiler.Compiled) PlanReports.outcome(RuleLevels.DEFAULT, beans)).graph();
    }

    private static String text(String rendered) {
        return rendered.replace(GraphTest.class.getName() + '$', "");
    }

    @Test
    void eachMethodAndEachChangeIsALine() {
        String expected = """
                {
                  "schema": 1,
                  "cached": [
                    { "method": "Products#find(String)", "cache": "products", "key": "product:{id}", "value": "java.lang.String", "tags": ["maker:{result}"] },
                    { "method": "Products#list(String)", "cache": "lists", "key": "list:{name}", "value": "java.util.List<java.lang.String>", "tags": ["lists", "all-\\"it\\""] },
                    { "method": "Products#price(String)", "cache": "products", "key": "product:{id}:price", "value": "java.lang.Integer", "tags": [] }
                  ],
                  "changes": [
                    { "method": "Writers#forget(String, String)", "annotation": "CacheInvalidate", "by": "key", "text": "product:{id}", "touches": ["Products#find(String)"] },
                    { "method": "Writers#forget(String, String)", "annotation": "CacheInvalidate", "by": "tag", "text": "maker:{maker}", "touches": ["Products#find(String)"] },
                    { "method": "Writers#forgetAll()", "annotation": "CacheInvalidate", "by": "cache", "text": "lists", "touches": ["Products#list(String)"] },
                    { "method": "Writers#forgetAll()", "annotation": "CacheInvalidate", "by": "pattern", "text": "product:*", "touches": ["Products#find(String)", "Products#price(String)"] },
                    { "method": "Writers#price(String, int)", "annotation": "WriteBehind", "by": "key", "text": "product:{id}:price", "touches": ["Products#price(String)"] },
                    { "method": "Writers#rename(String)", "annotation": "CachePut", "by": "key", "text": "product:{id}", "touches": ["Products#find(String)"] }
                  ]
                }
                """;
        assertThat(text(GraphText.json(graph(Products.class, Writers.class)))).isEqualTo(expected);
        assertThat(text(GraphText.json(graph(Writers.class, Products.class)))).as("in any order").isEqualTo(expected);
    }

    @Test
    void nothingIsAGraphToo() {
        assertThat(GraphText.json(graph())).isEqualTo("""
                {
                  "schema": 1,
                  "cached": [],
                  "changes": []
                }
                """);
    }

    @Test
    void arrowsLeadFromWhatChangesToWhatIsChanged() {
        assertThat(text(GraphText.dot(graph(Products.class, Writers.class)))).startsWith("digraph larder {")
                .contains("label=\"products\";",
                        "\"Products#find(String)\" [shape=box, label=\"GraphTest$Products#find(String)\\nproduct:{id}\"];",
                        "\"Writers#forgetAll() \" -> \"Products#price(String)\" [label=\"@CacheInvalidate\\npattern product:*\"];");
    }

    @Test
    void differenceIsTheLinesThatCameAndWent() {
        String before = text(GraphText.json(graph(Products.class, Writers.class)));
        assertThat(GraphDifference.of(before, before)).isEmpty();
        String after = before.replace("\"by\": \"pattern\", \"text\": \"product:*\"",
                "\"by\": \"pattern\", \"text\": \"p*\"");
        assertThat(GraphDifference.of(before, after)).hasSize(2)
                .satisfiesExactly(
                        gone -> assertThat(gone).startsWith("- { \"method\": \"Writers#forgetAll()")
                                .contains("product:*"),
                        come -> assertThat(come).startsWith("+ { \"method\": \"Writers#forgetAll()")
                                .contains("\"p*\""));
        String shorter = text(GraphText.json(graph(Products.class)));
        assertThat(GraphDifference.of(shorter, before)).hasSize(9)
                .allMatch(line -> line.startsWith("+ ") || line.equals("- \"changes\": []"));
    }
}
