package dev.larder.internal.overlap;

/**
 * Adds to a language what a pattern describes: characters, {@code [a-z]}, {@code .} for one that values write as it is,
 * {@code (…|…)}, and {@code ?}, {@code *}, <code>{n}</code> and <code>{n,m}</code> after one of these; {@code \} takes the next character as it is.
 */
final class Pattern {

    private final Language language;
    private final String pattern;
    private int at;

    Pattern(Language language, String pattern) {
        this.language = language;
        this.pattern = pattern;
    }

    /** @return the state that it ends in */
    int from(int start) {
        int end = either(start);
        if (at < pattern.length()) {
            throw new IllegalArgumentException(pattern + " at " + at);
        }
        return end;
    }

    private int either(int start) {
        int end = language.state();
        language.jump(sequence(start), end);
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            language.jump(sequence(start), end);
        }
        return end;
    }

    private int sequence(int start) {
        int here = language.state();
        language.jump(start, here);
        while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
            here = repeated(here);
        }
        return here;
    }

    private int repeated(int start) {
        int begin = at;
        int first = language.state();
        language.jump(start, first);
        int end = one(first);
        if (at == pattern.length()) {
            return end;
        }
        switch (pattern.charAt(at)) {
            case '?' -> {
                at++;
                language.jump(first, end);
            }
            case '*' -> {
                at++;
                language.jump(first, end);
                language.jump(end, first);
            }
            case '{' -> end = times(begin, first, end);
            default -> {
                // Once.
            }
        }
        return end;
    }

    /** The same again, as often as the braces say. */
    private int times(int begin, int first, int once) {
        int open = at;
        int close = pattern.indexOf('}', open);
        String bounds = pattern.substring(open + 1, close);
        int least = Integer.parseInt(bounds.substring(0, bounds.contains(",") ? bounds.indexOf(',') : bounds.length()));
        int most = Integer.parseInt(bounds.substring(bounds.indexOf(',') + 1));
        int end = language.state();
        int here = once;
        if (least == 0) {
            language.jump(first, end);
        }
        for (int count = 1; count <= most; count++) {
            if (count >= least) {
                language.jump(here, end);
            }
            if (count < most) {
                at = begin;
                here = one(here);
            }
        }
        at = close + 1;
        return end;
    }

    private int one(int start) {
        char c = pattern.charAt(at++);
        if (c == '(') {
            int end = either(start);
            at++;
            return end;
        }
        int end = language.state();
        language.edge(start, c == '[' ? range() : c == '.' ? new Signs.Clean()
                : new Signs.One(c == '\\' ? pattern.charAt(at++) : c), end);
        return end;
    }

    private Signs range() {
        StringBuilder all = new StringBuilder();
        while (pattern.charAt(at) != ']') {
            char low = pattern.charAt(at++);
            if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                char high = pattern.charAt(at + 1);
                at += 2;
                for (char each = low; each <= high; each++) {
                    all.append(each);
                }
            } else {
                all.append(low);
            }
        }
        at++;
        return new Signs.Of(all.toString());
    }
}
