package dev.larder.quarkus.deployment;

import dev.larder.internal.plan.Plans;
import io.quarkus.builder.item.SimpleBuildItem;

/** The plans of all annotated methods of the application; none if there is a problem, which stops the build. */
public final class LarderPlansBuildItem extends SimpleBuildItem {

    private final Plans plans;

    public LarderPlansBuildItem(Plans plans) {
        this.plans = plans;
    }

    public Plans plans() {
        return plans;
    }
}
