package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import dev.larder.internal.plan.Graph.Change;
import dev.larder.internal.plan.Graph.Node;

/**
 * An order of two columns in which few arrows cross: each row stands near the mean place of what it is connected to, and
 * the rows of a class, a method or a cache stay together. What is connected to nothing comes last.
 */
final class GraphOrder {

    /** Each of them orders one column by the other, until nothing moves; more than these change little. */
    private static final int ROUNDS = 8;

    /**
     * @param levels what stays together, from the outside in; the innermost tells all rows apart
     */
    private record Row<T>(T of, List<String> levels, List<Place> connected, Place place) {

        Row(T of, String... levels) {
            this(of, List.of(levels), new ArrayList<>(), new Place());
        }
    }

    /** Of a row in its column. */
    private static final class Place {

        private int number;
    }

    private GraphOrder() {
    }

    /** The same graph, in this order, whatever its own. */
    static Graph of(Graph graph) {
        List<Row<Node>> cached = graph.cached().stream().distinct()
                .map(node -> new Row<>(node, node.cache(), node.toString())).toList();
        List<Row<Change>> changes = graph.changes().stream().distinct()
                .map(change -> new Row<>(change, GraphText.beanClass(change.method()), change.method(),
                        change.toString()))
                .toList();
        connect(cached, changes);
        cached = sorted(cached);
        for (int i = 0; i < ROUNDS; i++) {
            changes = sorted(changes);
            List<Row<Node>> before = cached;
            cached = sorted(cached);
            if (cached.equals(before)) {
                break;
            }
        }
        return new Graph(cached.stream().map(Row::of).toList(), changes.stream().map(Row::of).toList());
    }

    private static void connect(List<Row<Node>> cached, List<Row<Change>> changes) {
        Map<String, List<Row<Node>>> byMethod = new HashMap<>();
        cached.forEach(row -> byMethod.computeIfAbsent(row.of().method(), method -> new ArrayList<>()).add(row));
        changes.stream().filter(change -> GraphCards.hasArrows(change.of()))
                .forEach(change -> change.of().touches().stream().distinct()
                        .flatMap(method -> byMethod.getOrDefault(method, List.of()).stream()).forEach(node -> {
                            change.connected().add(node.place());
                            node.connected().add(change.place());
                        }));
    }

    private static <T> List<Row<T>> sorted(List<Row<T>> rows) {
        IdentityHashMap<Row<T>, Mean> ofRows = new IdentityHashMap<>();
        rows.stream().filter(row -> !row.connected().isEmpty())
                .forEach(row -> ofRows.put(row, Mean.of(row.connected())));
        Comparator<Row<T>> order = Comparator.comparing(row -> 0);
        for (int i = 0; !rows.isEmpty() && i < rows.get(0).levels().size(); i++) {
            int level = i;
            Map<String, Mean> means = new HashMap<>();
            ofRows.forEach((row, mean) -> means.merge(row.levels().get(level), mean, Mean::with));
            order = order.thenComparing(row -> means.getOrDefault(row.levels().get(level), Mean.OF_NOTHING))
                    .thenComparing(row -> row.levels().get(level));
        }
        List<Row<T>> sorted = rows.stream().sorted(order).toList();
        for (int i = 0; i < sorted.size(); i++) {
            sorted.get(i).place().number = i;
        }
        return sorted;
    }

    /** Of whole numbers, so that the order in which they are added does not count. */
    private record Mean(long sum, long count) implements Comparable<Mean> {

        static final Mean OF_NOTHING = new Mean(Integer.MAX_VALUE, 1);

        static Mean of(List<Place> places) {
            return new Mean(places.stream().mapToLong(place -> place.number).sum(), places.size());
        }

        Mean with(Mean other) {
            return new Mean(sum + other.sum, count + other.count);
        }

        @Override
        public int compareTo(Mean other) {
            return Long.compare(sum * other.count, other.sum * count);
        }
    }
}
