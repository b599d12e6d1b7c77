package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.larder.internal.plan.Graph.Change;
import dev.larder.internal.plan.Graph.Node;

/** The graph as a picture. */
class GraphPictureTest {

    private static final Path DEMO = Path.of("..", "demo", "graph.json");
    private static final Path PICTURE = Path.of("..", "docs", "modules", "ROOT", "images", "demo-graph.svg");

    private static Node node(String method, String cache, String key, String... tags) {
        return new Node(method, cache, key, "java.lang.String", List.of(tags));
    }

    private static Change change(String method, String by, String text, String... touches) {
        return new Change(method, "CacheInvalidate", by, text, List.of(touches));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document svg, String name) {
        return IntStream.range(0, svg.getElementsByTagName(name).getLength())
                .mapToObj(i -> (Element) svg.getElementsByTagName(name).item(i)).toList();
    }

    private static List<String> texts(String svg, String element) throws Exception {
        return elements(parsed(svg), element).stream().map(Element::getTextContent).toList();
    }

    private static Graph shop() {
        return new Graph(List.of(node("shop.Prices#of(String)", "prices", "price:{id}", "maker:{result}", "all"),
                node("shop.Names#of(String)", "names", "name:{id}"),
                node("shop.Rare#of()", "rare", "rare")),
                List.of(change("shop.Edit#rename(String)", "key", "name:{id}", "shop.Names#of(String)"),
                        change("shop.Edit#sell(String)", "tag", "all", "shop.Prices#of(String)"),
                        change("shop.Edit#all()", "pattern", "*:{id}", "shop.Names#of(String)",
                                "shop.Prices#of(String)"),
                        change("shop.Queue#add(String)", "key", "queue:{id}")));
    }

    @Test
    void everyMethodKeyAndTagIsWrittenAndEveryTouchIsAnArrow() throws Exception {
        String svg = GraphPicture.svg(shop());
        assertThat(texts(svg, "text")).contains("Edit", "rename(String)", "@CacheInvalidate", "name:{id}", "prices",
                "Prices#of(String)", "price:{id}", "maker:{result}, all");
        assertThat(texts(svg, "title")).contains("shop.Edit#sell(String)\ntag all\n→ shop.Prices#of(String)");
        assertThat(elements(parsed(svg), "path")).hasSize(2 * 4).filteredOn(
                path -> path.getAttribute("class").equals("e pattern")).hasSize(2);
    }

    @Test
    void whatTouchesNothingIsSaidToDoSo() throws Exception {
        assertThat(texts(GraphPicture.svg(shop()), "text")).filteredOn("touches nothing"::equals).hasSize(1);
    }

    @Test
    void changeThatTouchesVeryManyIsToldAndNotDrawn() throws Exception {
        List<Node> cached = IntStream.range(0, 41).mapToObj(i -> node("A#a" + i + "()", "c", "k" + i)).toList();
        String[] methods = cached.stream().map(Node::method).toArray(String[]::new);
        String svg = GraphPicture.svg(new Graph(cached, List.of(change("B#all()", "pattern", "k:*", methods),
                change("B#most()", "pattern", "k:1*", Arrays.copyOf(methods, 40)))));
        assertThat(texts(svg, "text")).contains("touches 41 methods").doesNotContain("touches 40 methods");
        assertThat(elements(parsed(svg), "path")).hasSize(2 * 40);
    }

    @Test
    void methodsStandBesideWhatTheyTouchAndWhatIsAloneComesLast() throws Exception {
        Graph crossed = new Graph(
                List.of(node("A#a()", "a", "a"), node("B#b()", "b", "b"), node("C#c()", "c", "c"),
                        node("D#d()", "alone", "d")),
                List.of(change("X#x()", "key", "c", "C#c()"), change("Y#y()", "key", "b", "B#b()"),
                        change("Z#z()", "key", "a", "A#a()")));
        List<String> texts = texts(GraphPicture.svg(crossed), "text");
        List<String> changing = texts.stream().filter(List.of("x()", "y()", "z()")::contains).toList();
        List<String> cached = texts.stream().filter(List.of("A#a()", "B#b()", "C#c()", "D#d()")::contains).toList();
        List<String> expected = changing.get(0).equals("x()") ? List.of("C#c()", "B#b()", "A#a()", "D#d()")
                : List.of("A#a()", "B#b()", "C#c()", "D#d()");
        assertThat(cached).isEqualTo(expected);
        assertThat(changing.get(1)).isEqualTo("y()");
    }

    @Test
    void orderOfTheGraphDoesNotCount() {
        List<Node> cached = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            cached.add(node("C" + i % 7 + "#m" + i + "()", "cache" + i % 5, "k" + i));
            changes.add(change("W" + i % 6 + "#w" + i % 11 + "()", i % 2 == 0 ? "key" : "pattern", "t" + i,
                    cached.get(random.nextInt(cached.size())).method(),
                    cached.get(random.nextInt(cached.size())).method()));
        }
        String svg = GraphPicture.svg(new Graph(cached, changes));
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(cached, random);
            Collections.shuffle(changes, random);
            assertThat(GraphPicture.svg(new Graph(List.copyOf(cached), List.copyOf(changes)))).isEqualTo(svg);
        }
    }

    @Test
    void nothingIsAPictureToo() throws Exception {
        assertThat(texts(GraphPicture.svg(new Graph(List.of(), List.of())), "text"))
                .containsExactly("Methods that change caches", "none", "Cached methods", "none");
    }

    @Test
    void signsOfXmlAreTextAndWhatXmlCannotHoldIsReplaced() throws Exception {
        String odd = "<b class=\"x\">&'\u0001\uD800]]>";
        String svg = GraphPicture.svg(new Graph(List.of(node("A#a(List<String>)", odd, odd, odd)),
                List.of(change("B#b()", "key", odd, "A#a(List<String>)"))));
        String shown = "<b class=\"x\">&'\uFFFD\uFFFD]]>";
        assertThat(texts(svg, "text")).filteredOn(shown::equals).hasSize(4);
        assertThat(texts(svg, "text")).contains("A#a(List<String>)");
    }

    @Test
    void longTextIsShortenedAndStandsWholeInATitle() throws Exception {
        String word = "long-\uD83D\uDE00-";
        String key = word.repeat(40) + "{id}";
        String method = "shop." + "Very".repeat(60) + "#" + "long".repeat(60) + "(String)";
        String svg = GraphPicture.svg(new Graph(List.of(node(method, key, key, key)),
                List.of(change(method, "key", key, method))));
        assertThat(texts(svg, "text")).allSatisfy(
                text -> assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(60))
                .noneMatch(text -> text.contains("\uFFFD"))
                .anyMatch(text -> text.startsWith(word) && text.endsWith("…"));
        assertThat(texts(svg, "title")).contains(key, method, method + "\n@CacheInvalidate key " + key);
        assertThat(Integer.parseInt(parsed(svg).getDocumentElement().getAttribute("width"))).isLessThan(1600);
    }

    @Test
    void pictureInTheDocumentationShowsTheGraphOfTheDemo() throws IOException {
        Graph graph = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
                .readValue(DEMO.toFile(), Graph.class);
        assertThat(Files.readString(PICTURE)).as("""
                %s is what %s says. If it is to be another now: ./mvnw -pl demo -am package -DskipTests, then
                cp demo/target/larder/graph.svg docs/modules/ROOT/images/demo-graph.svg""", PICTURE, DEMO)
                .isEqualTo(GraphPicture.svg(graph));
    }
}
