package dev.larder.internal.plan;

/** Elements of an SVG, as text. What is longer than its place is shortened; the whole of it then is the business of a title. */
final class Drawing {

    /** Of a character of the widest monospaced font that is common, in thousandths of the size. */
    private static final int WIDTH = 615;
    private static final int FIRST_WIDE = 0x1100;
    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder out = new StringBuilder();

    /** How a text looks. */
    enum Font {

        HEADING("h", 13),
        PLAIN("p", 12),
        QUIET("q", 11);

        private final String style;
        private final int size;

        Font(String style, int size) {
            this.style = style;
            this.size = size;
        }

        /** No font that a reader may have makes it wider. */
        int width(String text) {
            return (columns(text) * size * WIDTH + 999) / 1000;
        }
    }

    private static int columns(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            columns += columns(text.codePointAt(i));
        }
        return columns;
    }

    private static int columns(int character) {
        return character < FIRST_WIDE ? 1 : 2;
    }

    /** At most so many columns, with an ellipsis for what goes. */
    static String shortened(String text, int columns) {
        if (columns(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += columns(text.codePointAt(i));
            if (used > columns) {
                break;
            }
            kept.appendCodePoint(text.codePointAt(i));
        }
        return kept.append('…').toString();
    }

    /** @param title for who does not see it */
    Drawing begin(int width, int height, String title, String style) {
        return raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"larder-graph\" role=\"img\" width=\"" + width
                + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height + "\">\n<title>" + escaped(title)
                + "</title>").raw(style.strip()).box("page", 0, 0, width, height);
    }

    /** All that was drawn. */
    String end() {
        return raw("</svg>").out.toString();
    }

    private Drawing raw(String element) {
        out.append(element).append('\n');
        return this;
    }

    Drawing open(String title) {
        return raw("<g><title>" + escaped(title) + "</title>");
    }

    Drawing close() {
        return raw("</g>");
    }

    Drawing box(String style, int x, int y, int width, int height) {
        return raw("<rect class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\" width=\"" + width + "\" height=\""
                + height + "\" rx=\"6\"/>");
    }

    /** @param y of the line on which the letters stand */
    Drawing text(Font font, String style, int x, int y, String text) {
        return raw("<text class=\"" + (font.style + ' ' + escaped(style)).strip() + "\" x=\"" + x + "\" y=\"" + y
                + "\">" + escaped(text) + "</text>");
    }

    /** An arrow from left to right, which leaves and arrives level. */
    Drawing arrow(String style, int fromX, int fromY, int toX, int toY) {
        int bend = (toX - fromX) / 2;
        return raw("<path class=\"e " + escaped(style) + "\" d=\"M" + fromX + ' ' + fromY + " C" + (fromX + bend) + ' '
                + fromY
                + ' ' + (toX - bend) + ' ' + toY + ' ' + (toX - 6) + ' ' + toY + "\"/>")
                .raw("<path class=\"a " + escaped(style) + "\" d=\"M" + toX + ' ' + toY + "l-8 -4v8z\"/>");
    }

    /** What XML cannot hold is replaced. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isText(c) ? c : REPLACEMENT);
            }
        }
        return safe.toString();
    }

    private static boolean isText(int c) {
        return c == '\n' || c == '\t' || c >= ' ' && c < 0xFFFE && !(c >= 0xD800 && c < 0xE000) || c > 0xFFFF;
    }
}
