package dev.larder.quarkus.deployment;

import java.util.stream.Stream;

import org.jboss.jandex.ClassType;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.QueuePlan;
import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;

/** Tells a native image what is found by its name at run time. */
class NativeProcessor {

    /** JSON reads and writes the cached and recorded types by reflection, and with them whatever they hold. */
    @BuildStep
    void values(LarderPlansBuildItem plans, BeanArchiveIndexBuildItem archives,
            BuildProducer<ReflectiveHierarchyBuildItem> hierarchies, BuildProducer<ReflectiveClassBuildItem> classes) {
        IndexView index = archives.getIndex();
        for (String type : plans.valueClasses()) {
            if (type.startsWith("java.")) {
                classes.produce(ReflectiveClassBuildItem.builder(type).constructors(false)
                        .reason("a type of Larder's values").build());
            } else {
                hierarchies.produce(ReflectiveHierarchyBuildItem
                        .builder(ClassType.create(DotName.createSimple(type))).index(index)
                        .source("a type of Larder's values").build());
            }
        }
    }

    /** One that is no bean is made by its constructor. */
    @BuildStep
    void filtersAndMergers(LarderPlansBuildItem plans, BuildProducer<ReflectiveClassBuildItem> classes) {
        classes.produce(ReflectiveClassBuildItem
                .builder(named(plans.plans().cached().stream().map(MethodPlan::storeIf)))
                .reason("a StoreFilter").build());
        classes.produce(ReflectiveClassBuildItem
                .builder(named(plans.plans().queues().stream().map(QueuePlan::merger)))
                .reason("a Merger").build());
    }

    private static String[] named(Stream<String> classes) {
        return classes.filter(name -> !name.isEmpty()).distinct().toArray(String[]::new);
    }

    @BuildStep
    void generatedAndNamed(PropertyReadersBuildItem readers, RecordAccessBuildItem records,
            KeyFormatsBuildItem formats, BuildProducer<ReflectiveClassBuildItem> classes) {
        String[] instantiated = Stream.concat(readers.classByProperty().values().stream(),
                records.classByRecord().values().stream()).toArray(String[]::new);
        String[] named = formats.classByType().values().toArray(String[]::new);
        classes.produce(ReflectiveClassBuildItem.builder(instantiated).reason("reads a property for a key, or a record")
                .build());
        classes.produce(ReflectiveClassBuildItem.builder(named).constructors(false).reason("a KeyFormat").build());
    }
}
