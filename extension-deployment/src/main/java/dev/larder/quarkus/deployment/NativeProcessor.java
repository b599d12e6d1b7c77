package dev.larder.quarkus.deployment;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jboss.jandex.ClassType;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.ParameterPlan;
import dev.larder.internal.plan.QueuePlan;
import dev.larder.internal.plan.RecordPlan;
import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;

/** Tells a native image what is found by its name at run time. */
class NativeProcessor {

    /** A class in the text of a {@link MethodPlan#valueType()}. */
    private static final Pattern CLASS = Pattern
            .compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)+");

    /** JSON reads and writes the cached and recorded types by reflection, and with them whatever they hold. */
    @BuildStep
    void values(LarderPlansBuildItem plans, BeanArchiveIndexBuildItem archives,
            BuildProducer<ReflectiveHierarchyBuildItem> hierarchies, BuildProducer<ReflectiveClassBuildItem> classes) {
        IndexView index = archives.getIndex();
        for (String type : valueClasses(plans)) {
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
    void generatedAndNamed(PropertyReadersBuildItem readers, KeyFormatsBuildItem formats,
            BuildProducer<ReflectiveClassBuildItem> classes) {
        String[] instantiated = readers.classByProperty().values().toArray(String[]::new);
        String[] named = formats.classByType().values().toArray(String[]::new);
        classes.produce(ReflectiveClassBuildItem.builder(instantiated).reason("reads a property for a key").build());
        classes.produce(ReflectiveClassBuildItem.builder(named).constructors(false).reason("a KeyFormat").build());
    }

    private static Set<String> valueClasses(LarderPlansBuildItem plans) {
        Set<String> classes = new TreeSet<>();
        Stream<String> recorded = plans.plans().queues().stream()
                .flatMap(queue -> Stream.concat(queue.record().stream().map(RecordPlan::recordClass),
                        queue.writes().stream().flatMap(write -> write.parameters().stream())
                                .map(ParameterPlan::type)));
        Stream.concat(plans.plans().cached().stream().map(MethodPlan::valueType), recorded)
                .forEach(type -> CLASS.matcher(type).results().forEach(found -> classes.add(found.group())));
        return classes;
    }
}
