package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.larder.internal.plan.Drawing.Font;

/** A column of boxes that hold cards that hold lines, from top to bottom; all are as wide as the widest line asks. */
final class GraphColumn {

    static final int LINE = 19;
    private static final int PAD = 10;
    private static final int HEADER = 30;
    private static final int BETWEEN_BOXES = 18;

    private final List<Box> boxes;
    private final int width;
    private final Map<Object, Span> spans = new HashMap<>();

    /** @param indent from where the line begins */
    record Word(Font font, String style, int indent, String text) {

        private int end() {
            return indent + font.width(text);
        }
    }

    /** @param of what it speaks of: that has a span */
    record Line(Object of, String title, List<Word> words) {
    }

    record Card(Object of, List<Line> lines) {

        private int height() {
            return 2 * PAD - 4 + lines.size() * LINE;
        }
    }

    record Box(Line header, List<Card> cards) {

        private int height() {
            return HEADER + cards.stream().mapToInt(card -> card.height() + PAD).sum();
        }
    }

    /** From where to where a line or a card goes. */
    record Span(int top, int height) {

        /** The place of one of some that are spread over it. */
        int part(int index, int count) {
            return top + height * (index + 1) / (count + 1);
        }
    }

    /** @param atLeast so wide */
    GraphColumn(List<Box> boxes, int atLeast) {
        this.boxes = List.copyOf(boxes);
        int cards = words(boxes.stream().flatMap(box -> box.cards().stream()).flatMap(card -> card.lines().stream()))
                + 4 * PAD;
        int headers = words(boxes.stream().map(Box::header)) + 2 * PAD;
        this.width = Math.max(atLeast, Math.max(cards, headers));
    }

    private static int words(Stream<Line> lines) {
        return lines.flatMap(line -> line.words().stream()).mapToInt(Word::end).max().orElse(0);
    }

    int width() {
        return width;
    }

    int height() {
        return boxes.stream().mapToInt(box -> box.height() + BETWEEN_BOXES).sum()
                - (boxes.isEmpty() ? 0 : BETWEEN_BOXES);
    }

    /** How far its cards stand in. */
    int inset() {
        return PAD;
    }

    void draw(Drawing drawing, int x, int y) {
        int top = y;
        for (Box box : boxes) {
            drawing.box("b", x, top, width, box.height());
            draw(drawing, box.header(), x + PAD, top + (HEADER - LINE) / 2);
            int cardTop = top + HEADER;
            for (Card card : box.cards()) {
                draw(drawing, card, x + PAD, cardTop);
                cardTop += card.height() + PAD;
            }
            top += box.height() + BETWEEN_BOXES;
        }
    }

    private void draw(Drawing drawing, Card card, int x, int top) {
        drawing.box("k", x, top, width - 2 * PAD, card.height());
        spans.put(card.of(), new Span(top, card.height()));
        int lineTop = top + PAD - 2;
        for (Line line : card.lines()) {
            draw(drawing, line, x + PAD, lineTop);
            lineTop += LINE;
        }
    }

    private void draw(Drawing drawing, Line line, int x, int top) {
        spans.put(line.of(), new Span(top, LINE));
        drawing.open(line.title());
        line.words().forEach(word -> drawing.text(word.font(), word.style(), x + word.indent(), top + 14, word.text()));
        drawing.close();
    }

    /** Where it was drawn. */
    Span span(Object of) {
        return spans.getOrDefault(of, new Span(0, 0));
    }

    /** Words, each where the one before it ends. */
    static List<Word> row(Word... words) {
        List<Word> row = new ArrayList<>();
        int at = 0;
        for (Word word : words) {
            Word placed = new Word(word.font(), word.style(), at, word.text());
            row.add(placed);
            at = placed.end() + PAD;
        }
        return row;
    }
}
