package dev.larder.quarkus.deployment;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Vetoed;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import dev.larder.quarkus.deployment.shape.JandexAnnotations;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.CustomScopeAnnotationsBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.DotNames;

/**
 * Classes with annotated methods that nobody meant to be beans. A class with a scope, a stereotype or an annotation of ArC
 * itself is meant to be one, and if it is none, then because a build profile or an exclusion says so.
 */
final class Strays {

    private static final DotName VETOED = DotName.createSimple(Vetoed.class);
    private static final String CONDITIONS = "io.quarkus.arc.";

    private Strays() {
    }

    static Stream<ClassInfo> find(IndexView index, BeanDiscoveryFinishedBuildItem discovery,
            CustomScopeAnnotationsBuildItem scopes) {
        Set<DotName> ofBeans = typesOfBeans(discovery, index);
        TreeMap<DotName, ClassInfo> strays = new TreeMap<>();
        JandexAnnotations.methods(index, JandexAnnotations.NAMES).forEach(method -> {
            ClassInfo declaring = method.declaringClass();
            Stream.concat(Stream.of(declaring), index.getAllKnownSubclasses(declaring.name()).stream())
                    .filter(type -> !Modifier.isAbstract(type.flags()) && !ofBeans.contains(type.name()))
                    .filter(type -> !isMeantToBeABean(type, scopes, index))
                    .forEach(type -> strays.put(type.name(), type));
        });
        return strays.values().stream();
    }

    private static Set<DotName> typesOfBeans(BeanDiscoveryFinishedBuildItem discovery, IndexView index) {
        Set<DotName> types = new HashSet<>();
        for (BeanInfo bean : discovery.beanStream()) {
            if (bean.isClassBean()) {
                for (ClassInfo type = bean.getTarget().orElseThrow().asClass(); type != null; type = type
                        .superName() == null ? null : index.getClassByName(type.superName())) {
                    types.add(type.name());
                }
            } else if (bean.isSynthetic()) {
                bean.getTypes().stream().map(Type::name).forEach(types::add);
            }
        }
        return types;
    }

    private static boolean isMeantToBeABean(ClassInfo type, CustomScopeAnnotationsBuildItem scopes, IndexView index) {
        return scopes.isScopeDeclaredOn(type) || type.declaredAnnotations().stream().map(AnnotationInstance::name)
                .anyMatch(name -> name.equals(VETOED) || name.toString().startsWith(CONDITIONS)
                        || isStereotype(index.getClassByName(name)));
    }

    private static boolean isStereotype(@Nullable ClassInfo annotation) {
        return annotation != null && annotation.hasDeclaredAnnotation(DotNames.STEREOTYPE);
    }
}
