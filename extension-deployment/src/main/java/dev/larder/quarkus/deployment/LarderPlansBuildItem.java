package dev.larder.quarkus.deployment;

import java.util.List;

import dev.larder.internal.plan.MethodPlan;
import io.quarkus.builder.item.SimpleBuildItem;

/** The plans of all cached methods of the application; empty if there is a problem, which stops the build. */
public final class LarderPlansBuildItem extends SimpleBuildItem {

    private final List<MethodPlan> plans;

    public LarderPlansBuildItem(List<MethodPlan> plans) {
        this.plans = List.copyOf(plans);
    }

    public List<MethodPlan> plans() {
        return plans;
    }
}
