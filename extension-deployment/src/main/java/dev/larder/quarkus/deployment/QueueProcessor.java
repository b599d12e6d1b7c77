package dev.larder.quarkus.deployment;

import java.util.stream.Collectors;

import dev.larder.quarkus.deployment.shape.JandexAnnotations;
import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveMethodBuildItem;

/** Keeps what queues call, though nobody in the application may. */
class QueueProcessor {

    /** What other processes have accepted is applied here as well. */
    @BuildStep
    UnremovableBeanBuildItem beans(CombinedIndexBuildItem combined) {
        return UnremovableBeanBuildItem
                .beanTypes(JandexAnnotations.methods(combined.getIndex(), JandexAnnotations.OF_QUEUES)
                        .map(method -> method.declaringClass().name()).collect(Collectors.toSet()));
    }

    /** They are found by their names. */
    @BuildStep
    void methods(LarderPlansBuildItem plans, BeanArchiveIndexBuildItem archives,
            BuildProducer<ReflectiveMethodBuildItem> methods) {
        if (!plans.plans().queues().isEmpty()) {
            JandexAnnotations.methods(archives.getIndex(), JandexAnnotations.OF_QUEUES)
                    .forEach(method -> methods.produce(new ReflectiveMethodBuildItem("a method of a queue", method)));
        }
    }
}
