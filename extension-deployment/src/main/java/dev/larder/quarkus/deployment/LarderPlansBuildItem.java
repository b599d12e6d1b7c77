package dev.larder.quarkus.deployment;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.ParameterPlan;
import dev.larder.internal.plan.Plans;
import dev.larder.internal.plan.RecordPlan;
import io.quarkus.builder.item.SimpleBuildItem;

/** The plans of all annotated methods of the application; none if there is a problem, which stops the build. */
public final class LarderPlansBuildItem extends SimpleBuildItem {

    /** A class in the text of a {@link MethodPlan#valueType()}. */
    private static final Pattern CLASS = Pattern
            .compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)+");

    private final Plans plans;

    public LarderPlansBuildItem(Plans plans) {
        this.plans = plans;
    }

    public Plans plans() {
        return plans;
    }

    /** The classes that the types of cached and recorded values name. */
    Set<String> valueClasses() {
        Set<String> classes = new TreeSet<>();
        Stream<String> recorded = plans.queues().stream()
                .flatMap(queue -> Stream.concat(queue.record().stream().map(RecordPlan::recordClass),
                        queue.writes().stream().flatMap(write -> write.parameters().stream())
                                .map(ParameterPlan::type)));
        Stream.concat(plans.cached().stream().map(MethodPlan::valueType), recorded)
                .forEach(type -> CLASS.matcher(type).results().forEach(found -> classes.add(found.group())));
        return classes;
    }
}
