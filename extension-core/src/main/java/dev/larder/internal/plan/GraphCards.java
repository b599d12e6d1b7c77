package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.larder.internal.plan.Drawing.Font;
import dev.larder.internal.plan.Graph.Change;
import dev.larder.internal.plan.Graph.Node;
import dev.larder.internal.plan.GraphColumn.Card;
import dev.larder.internal.plan.GraphColumn.Line;
import dev.larder.internal.plan.GraphColumn.Word;

/** What stands in the boxes of the picture of a graph. */
final class GraphCards {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 48;
    /** Of one change; more would hide all others. */
    private static final int MOST_ARROWS = 40;
    private final int annotations;
    private final int names;

    GraphCards(Graph graph) {
        this.annotations = widest(graph, Change::annotation);
        this.names = widest(graph, Change::by);
    }

    /** So that what stands below each other begins below each other. */
    private static int widest(Graph graph, Function<Change, String> word) {
        return graph.changes().stream().map(word).distinct().mapToInt(text -> Font.QUIET.width(text + "   ")).max()
                .orElse(0);
    }

    /** Whether its touches are drawn, or only told. */
    static boolean hasArrows(Change change) {
        return !change.touches().isEmpty() && change.touches().size() <= MOST_ARROWS;
    }

    Line ofClass(String beanClass) {
        int dot = beanClass.lastIndexOf('.');
        return new Line(beanClass, beanClass, GraphColumn.row(
                word(Font.HEADING, "", beanClass.substring(dot + 1), LONGEST_TEXT),
                word(Font.QUIET, "mute", beanClass.substring(0, Math.max(0, dot)), LONGEST_TEXT)));
    }

    Line ofCache(String cache) {
        return new Line(cache, "cache " + cache, GraphColumn.row(word(Font.HEADING, "", cache, LONGEST_TEXT),
                word(Font.QUIET, "mute", "cache", LONGEST_TEXT)));
    }

    Card ofMethod(String method, List<Change> all) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(method, method, GraphColumn.row(
                word(Font.PLAIN, "", method.substring(method.indexOf('#') + 1), LONGEST_NAME))));
        all.forEach(change -> {
            Word text = word(Font.PLAIN, "", change.text(), LONGEST_TEXT);
            List<Word> words = new ArrayList<>(List.of(
                    new Word(Font.QUIET, "mute", 0, '@' + change.annotation()),
                    new Word(Font.QUIET, change.by(), annotations, change.by()),
                    new Word(text.font(), "", annotations + names, text.text())));
            if (!hasArrows(change)) {
                words.add(new Word(Font.QUIET, "mute", annotations + names + Font.PLAIN.width(text.text() + "  "),
                        "touches " + (change.touches().isEmpty() ? "nothing" : change.touches().size() + " methods")));
            }
            lines.add(new Line(change, method + "\n@" + change.annotation() + ' ' + change.by() + ' ' + change.text(),
                    words));
        });
        return new Card(method, lines);
    }

    Card ofCached(Node node) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(node.method(), node.method() + "\ngives " + node.value(),
                GraphColumn.row(word(Font.PLAIN, "", GraphText.shortName(node.method()), LONGEST_NAME))));
        lines.add(new Line(node.key(), node.key(), GraphColumn.row(word(Font.QUIET, "key", "key", LONGEST_TEXT),
                word(Font.PLAIN, "", node.key(), LONGEST_TEXT))));
        if (!node.tags().isEmpty()) {
            String tags = String.join(", ", node.tags());
            lines.add(new Line(node.tags(), tags, GraphColumn.row(
                    word(Font.QUIET, "tag", node.tags().size() == 1 ? "tag" : "tags", LONGEST_TEXT),
                    word(Font.PLAIN, "", tags, LONGEST_TEXT))));
        }
        return new Card(node, lines);
    }

    private static Word word(Font font, String style, String text, int columns) {
        return new Word(font, style, 0, Drawing.shortened(text, columns));
    }
}
