package dev.larder.quarkus.deployment;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import dev.larder.quarkus.deployment.shape.HeldClasses;
import dev.larder.quarkus.deployment.shape.PlainAccessors;
import dev.larder.quarkus.deployment.shape.RecordAccessClasses;
import dev.larder.quarkus.deployment.shape.RecordAccessClasses.Component;
import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationIndexBuildItem;
import io.quarkus.deployment.builditem.GeneratedClassBuildItem;

/** Has a class generated for each record that values hold, so that JSON is read and written without reflection. */
class RecordProcessor {

    private static final String SUFFIX = "_LarderRecord";
    private static final String NEUTRAL_PACKAGE = "dev.larder.generated.";

    @BuildStep
    RecordAccessBuildItem records(LarderPlansBuildItem plans, BeanArchiveIndexBuildItem archives,
            ApplicationIndexBuildItem application, BuildProducer<GeneratedClassBuildItem> classes) {
        IndexView index = archives.getIndex();
        Map<String, String> generated = new TreeMap<>();
        for (ClassInfo type : HeldClasses.of(plans.valueClasses(), index)) {
            boolean own = application.getIndex().getClassByName(type.name()) != null;
            List<Component> components = type.recordComponentsInDeclarationOrder().stream()
                    .map(component -> new Component(component.name(), component.type().descriptor())).toList();
            if (isReachable(type, own, index) && PlainAccessors.has(type.name().toString(), components,
                    Thread.currentThread().getContextClassLoader())) {
                String name = name(type.name(), own);
                classes.produce(new GeneratedClassBuildItem(true, name,
                        RecordAccessClasses.write(name, type.name().toString(), components)));
                generated.put(type.name().toString(), name);
            }
        }
        return new RecordAccessBuildItem(generated);
    }

    /** A class is generated beside a record of the application only; others must be open to all. */
    private static boolean isReachable(ClassInfo type, boolean own, IndexView index) {
        if (!type.isRecord()) {
            return false;
        }
        List<Type> parameters = type.recordComponentsInDeclarationOrder().stream().map(RecordComponentInfo::type)
                .toList();
        Optional<MethodInfo> constructor = Optional.ofNullable(type.method("<init>", parameters));
        return constructor.filter(found -> own ? !Modifier.isPrivate(found.flags()) : Modifier.isPublic(found.flags()))
                .isPresent() && isOpen(type, own, index);
    }

    private static boolean isOpen(ClassInfo type, boolean own, IndexView index) {
        for (ClassInfo each = type; each != null; each = outer(each, index)) {
            if (own ? Modifier.isPrivate(each.flags()) : !Modifier.isPublic(each.flags())) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable ClassInfo outer(ClassInfo type, IndexView index) {
        DotName outer = type.enclosingClassAlways();
        return outer == null ? null : index.getClassByName(outer);
    }

    private static String name(DotName record, boolean own) {
        String binary = record.toString();
        return own ? binary + SUFFIX : NEUTRAL_PACKAGE + binary.replace('.', '_') + SUFFIX;
    }
}
