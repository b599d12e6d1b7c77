package dev.larder.internal.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A graph as a file: one line for each method and each change, so that a difference is a line. */
public final class GraphText {

    /** Of what is written here; grows when members are renamed or go. */
    private static final int SCHEMA = 1;

    private static final char FIRST_PLAIN = ' ';

    private GraphText() {
    }

    /** As JSON. */
    public static String json(Graph graph) {
        return "{\n  \"schema\": " + SCHEMA + ",\n  \"cached\": ["
                + lines(graph.cached().stream()
                        .map(node -> "{ \"method\": " + quoted(node.method()) + ", \"cache\": " + quoted(node.cache())
                                + ", \"key\": " + quoted(node.key()) + ", \"value\": " + quoted(node.value())
                                + ", \"tags\": " + texts(node.tags()) + " }")
                        .toList())
                + "],\n  \"changes\": ["
                + lines(graph.changes().stream()
                        .map(change -> "{ \"method\": " + quoted(change.method()) + ", \"annotation\": "
                                + quoted(change.annotation()) + ", \"by\": " + quoted(change.by()) + ", \"text\": "
                                + quoted(change.text()) + ", \"touches\": " + texts(change.touches()) + " }")
                        .toList())
                + "]\n}\n";
    }

    /** For Graphviz: caches are boxes with their methods in them, and arrows lead from what changes them. */
    public static String dot(Graph graph) {
        StringBuilder out = new StringBuilder("digraph larder {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
        Map<String, List<Graph.Node>> caches = graph.cached().stream()
                .collect(Collectors.groupingBy(Graph.Node::cache, TreeMap::new, Collectors.toList()));
        int number = 0;
        for (Map.Entry<String, List<Graph.Node>> cache : caches.entrySet()) {
            out.append("  subgraph cluster_").append(number++).append(" {\n    label=").append(quoted(cache.getKey()))
                    .append(";\n");
            cache.getValue()
                    .forEach(node -> out.append("    ").append(quoted(node.method())).append(" [shape=box, label=")
                            .append(quoted(shortName(node.method()) + "\n" + node.key())).append("];\n"));
            out.append("  }\n");
        }
        graph.changes().stream().map(Graph.Change::method).distinct()
                .forEach(method -> out.append("  ").append(quoted(method + " ")).append(" [shape=ellipse, label=")
                        .append(quoted(shortName(method))).append("];\n"));
        graph.changes().forEach(change -> change.touches()
                .forEach(touched -> out.append("  ").append(quoted(change.method() + " ")).append(" -> ")
                        .append(quoted(touched)).append(" [label=")
                        .append(quoted('@' + change.annotation() + "\n" + change.by() + ' ' + change.text()))
                        .append("];\n")));
        return out.append("}\n").toString();
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : lines.stream().collect(Collectors.joining(",\n    ", "\n    ", "\n  "));
    }

    private static String texts(List<String> texts) {
        return texts.stream().map(GraphText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Without the package. */
    static String shortName(String method) {
        return method.substring(method.lastIndexOf('.', method.indexOf('#')) + 1);
    }

    static String beanClass(String method) {
        return method.substring(0, Math.max(0, method.indexOf('#')));
    }

    /** As JSON has it, and as Graphviz reads it as well. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < FIRST_PLAIN) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
