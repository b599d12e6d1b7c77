package dev.larder.internal.overlap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A regular language, as a machine without backtracking that two of can be run side by side. */
final class Language {

    private final List<List<Edge>> edges = new ArrayList<>();
    private final int start = state();
    private int end = start;

    /** @param signs null: without a character */
    private record Edge(@Nullable Signs signs, int to) {
    }

    /** A pair of states, and how it was come to. */
    private record Place(int one, int other, @Nullable Place before, @Nullable Character by) {

        String text() {
            StringBuilder out = new StringBuilder();
            for (Place each = this; each != null; each = each.before()) {
                if (each.by() != null) {
                    out.append(each.by());
                }
            }
            return out.reverse().toString();
        }
    }

    int state() {
        edges.add(new ArrayList<>());
        return edges.size() - 1;
    }

    void edge(int from, Signs signs, int to) {
        edges.get(from).add(new Edge(signs, to));
    }

    void jump(int from, int to) {
        edges.get(from).add(new Edge(null, to));
    }

    Language literal(String text) {
        for (int i = 0; i < text.length(); i++) {
            int next = state();
            edge(end, new Signs.One(text.charAt(i)), next);
            end = next;
        }
        return this;
    }

    /** Goes on with what the pattern describes. */
    Language pattern(String pattern) {
        end = new Pattern(this, pattern).from(end);
        return this;
    }

    /** A shortest text of both; empty if there is none. */
    Optional<String> meet(Language other) {
        Set<Long> seen = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>();
        open.add(new Place(start, other.start, null, null));
        while (!open.isEmpty()) {
            Place here = open.remove();
            if (!seen.add((long) here.one() << Integer.SIZE | here.other())) {
                continue;
            }
            if (here.one() == end && here.other() == other.end) {
                return Optional.of(here.text());
            }
            for (Edge ours : edges.get(here.one())) {
                for (Edge theirs : other.edges.get(here.other())) {
                    if (ours.signs() != null && theirs.signs() != null) {
                        Signs.common(ours.signs(), theirs.signs())
                                .ifPresent(c -> open.add(new Place(ours.to(), theirs.to(), here, c)));
                    }
                }
            }
            jumps(here, other, open);
        }
        return Optional.empty();
    }

    /** A jump takes no character: what it leads to comes before all that takes one. */
    private void jumps(Place here, Language other, Deque<Place> open) {
        for (Edge ours : edges.get(here.one())) {
            if (ours.signs() == null) {
                open.addFirst(new Place(ours.to(), here.other(), here, null));
            }
        }
        for (Edge theirs : other.edges.get(here.other())) {
            if (theirs.signs() == null) {
                open.addFirst(new Place(here.one(), theirs.to(), here, null));
            }
        }
    }
}
