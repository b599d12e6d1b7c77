package dev.larder.quarkus.deployment;

import dev.larder.internal.plan.Graph;
import io.quarkus.builder.item.SimpleBuildItem;

/** Which method changes which cache; absent if there is a problem, which stops the build. */
public final class LarderGraphBuildItem extends SimpleBuildItem {

    private final Graph graph;

    public LarderGraphBuildItem(Graph graph) {
        this.graph = graph;
    }

    public Graph graph() {
        return graph;
    }
}
