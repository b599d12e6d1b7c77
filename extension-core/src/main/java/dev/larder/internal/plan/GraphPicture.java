package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.larder.internal.plan.Drawing.Font;
import dev.larder.internal.plan.Graph.Change;
import dev.larder.internal.plan.Graph.Node;
import dev.larder.internal.plan.GraphColumn.Box;
import dev.larder.internal.plan.GraphColumn.Card;
import dev.larder.internal.plan.GraphColumn.Line;
import dev.larder.internal.plan.GraphColumn.Span;

/**
 * A graph as a picture: on the left the methods that change caches, on the right those whose values caches keep, and an
 * arrow for each touch. It needs nothing beside it, and brings its own background.
 */
public final class GraphPicture {

    private static final int MARGIN = 24;
    private static final int TITLES = 34;
    private static final int LEAST_COLUMN = 240;
    private static final String STYLE = """
            <style>
            .larder-graph text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#1f2937}
            .larder-graph .h{font-size:13px;font-weight:bold}
            .larder-graph .p{font-size:12px}
            .larder-graph .q{font-size:11px}
            .larder-graph .mute{fill:#5b6472}
            .larder-graph .page{fill:#fff;stroke:#d5d9e0}
            .larder-graph .b{fill:#eef1f6;stroke:#c3cad5}
            .larder-graph .k{fill:#fff;stroke:#dfe3ea}
            .larder-graph .e{fill:none;stroke-width:1.6}
            .larder-graph g:hover>.e{stroke-width:3.5}
            .larder-graph text.key,.larder-graph .a.key{fill:#1d5fc4}
            .larder-graph text.pattern,.larder-graph .a.pattern{fill:#8b2fc9}
            .larder-graph text.tag,.larder-graph .a.tag{fill:#157347}
            .larder-graph text.cache,.larder-graph .a.cache{fill:#b5460f}
            .larder-graph .e.key{stroke:#1d5fc4}
            .larder-graph .e.pattern{stroke:#8b2fc9;stroke-dasharray:8 4}
            .larder-graph .e.tag{stroke:#157347;stroke-dasharray:2 3}
            .larder-graph .e.cache{stroke:#b5460f;stroke-width:2.6}
            </style>
            """;

    private final Graph graph;
    private final GraphColumn changes;
    private final GraphColumn cached;
    private final Drawing drawing = new Drawing();

    private GraphPicture(Graph graph) {
        this.graph = graph;
        GraphCards cards = new GraphCards(graph);
        this.changes = new GraphColumn(boxes(graph.changes(), change -> GraphText.beanClass(change.method()),
                cards::ofClass, Change::method, cards::ofMethod), LEAST_COLUMN);
        this.cached = new GraphColumn(boxes(graph.cached(), Node::cache, cards::ofCache, node -> node,
                (node, all) -> cards.ofCached(all.get(0))), LEAST_COLUMN);
    }

    /** As SVG; the same whatever the order of the graph is. */
    public static String svg(Graph graph) {
        return new GraphPicture(GraphOrder.of(graph)).draw();
    }

    private interface Make<K, T> {

        Card card(K key, List<T> rows);
    }

    /** In the order of the rows. */
    private static <T, K> List<Box> boxes(List<T> rows, Function<T, String> box, Function<String, Line> header,
            Function<T, K> card, Make<K, T> make) {
        List<Box> boxes = new ArrayList<>();
        grouped(rows, box).forEach((name, ofBox) -> {
            List<Card> cards = new ArrayList<>();
            grouped(ofBox, card).forEach((key, ofCard) -> cards.add(make.card(key, ofCard)));
            boxes.add(new Box(header.apply(name), cards));
        });
        return boxes;
    }

    private static <T, K> Map<K, List<T>> grouped(List<T> rows, Function<T, K> by) {
        return rows.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }

    private String draw() {
        List<Touch> touches = touches();
        int gap = Math.min(320, 140 + 6 * touches.size());
        int right = MARGIN + changes.width() + gap;
        int width = right + cached.width() + MARGIN;
        int tallest = Math.max(GraphColumn.LINE, Math.max(changes.height(), cached.height()));
        int height = MARGIN + TITLES + tallest + MARGIN;
        drawing.begin(width, height, "Which method changes which cache", STYLE);
        title(MARGIN, "Methods that change caches", graph.changes().isEmpty());
        title(right, "Cached methods", graph.cached().isEmpty());
        changes.draw(drawing, MARGIN, MARGIN + TITLES + (tallest - changes.height()) / 2);
        cached.draw(drawing, right, MARGIN + TITLES + (tallest - cached.height()) / 2);
        arrows(touches, MARGIN + changes.width() - changes.inset(), right + cached.inset());
        return drawing.end();
    }

    private void title(int x, String text, boolean none) {
        drawing.text(Font.HEADING, "", x, MARGIN + 14, text);
        if (none) {
            drawing.text(Font.PLAIN, "mute", x, MARGIN + TITLES + 14, "none");
        }
    }

    private record Touch(Change change, Node node) {
    }

    private List<Touch> touches() {
        Map<String, List<Node>> byMethod = grouped(graph.cached(), Node::method);
        return graph.changes().stream().filter(GraphCards::hasArrows)
                .flatMap(change -> change.touches().stream().distinct()
                        .flatMap(method -> byMethod.getOrDefault(method, List.of()).stream())
                        .map(node -> new Touch(change, node)))
                .toList();
    }

    /** Those that arrive at one card arrive in the order in which they leave. */
    private void arrows(List<Touch> touches, int fromX, int toX) {
        grouped(touches, Touch::node).forEach((node, all) -> {
            Span to = cached.span(node);
            List<Touch> sorted = all.stream()
                    .sorted(Comparator.comparing(touch -> changes.span(touch.change()).top())).toList();
            for (int i = 0; i < sorted.size(); i++) {
                Change change = sorted.get(i).change();
                drawing.open(change.method() + "\n" + change.by() + ' ' + change.text() + "\n→ " + node.method());
                drawing.arrow(change.by(), fromX, changes.span(change).part(0, 1), toX, to.part(i, sorted.size()));
                drawing.close();
            }
        });
    }
}
