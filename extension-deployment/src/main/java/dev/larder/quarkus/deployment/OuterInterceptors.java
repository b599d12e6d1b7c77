package dev.larder.quarkus.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.InterceptionType;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import dev.larder.internal.cdi.CachedInterceptor;
import dev.larder.internal.plan.MethodPlan;
import io.quarkus.arc.processor.BeanDeployment;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.InterceptorInfo;
import io.quarkus.arc.processor.StereotypeInfo;

/**
 * Finds the methods with an interceptor outside Larder's own, such as {@code @Transactional}: only a call goes through it, a
 * load in the background begins inside.
 */
final class OuterInterceptors {

    private static final DotName OURS = DotName.createSimple(CachedInterceptor.class);

    private final BeanDeployment deployment;
    private final Map<String, BeanInfo> beans;

    /** @param deployment that has found all beans and interceptors */
    OuterInterceptors(BeanDeployment deployment) {
        this.deployment = deployment;
        this.beans = deployment.getBeans().stream().filter(BeanInfo::isClassBean)
                .collect(Collectors.toMap(bean -> bean.getBeanClass().toString(), bean -> bean, (one, same) -> one));
    }

    boolean standAround(MethodPlan plan) {
        BeanInfo bean = beans.get(plan.beanClass());
        return bean != null && classes(bean).stream().flatMap(type -> type.methods().stream())
                .filter(method -> method.name().equals(plan.method())
                        && method.parametersCount() == plan.parameterTypes().size())
                .anyMatch(method -> anotherIsFirst(bindings(bean, method)));
    }

    private boolean anotherIsFirst(Set<AnnotationInstance> bindings) {
        List<InterceptorInfo> interceptors = deployment.getInterceptorResolver()
                .resolve(InterceptionType.AROUND_INVOKE, bindings);
        return !interceptors.isEmpty() && !interceptors.get(0).getBeanClass().equals(OURS);
    }

    /** Of what stands on the class and on the method, the method's. */
    private Set<AnnotationInstance> bindings(BeanInfo bean, MethodInfo method) {
        Map<DotName, AnnotationInstance> bindings = new HashMap<>();
        Stream<AnnotationInstance> ofStereotypes = bean.getStereotypes().stream()
                .map(StereotypeInfo::getInterceptorBindings).flatMap(List::stream);
        Stream<AnnotationInstance> ofClasses = classes(bean).stream()
                .flatMap(type -> deployment.getAnnotations(type).stream());
        Stream.of(ofStereotypes, ofClasses, deployment.getAnnotations(method).stream()).flatMap(found -> found)
                .flatMap(found -> deployment.extractInterceptorBindings(found).stream())
                .forEach(binding -> bindings.put(binding.name(), binding));
        return Set.copyOf(bindings.values());
    }

    /** The class of the bean after those it inherits from. */
    private List<ClassInfo> classes(BeanInfo bean) {
        List<ClassInfo> classes = new ArrayList<>();
        for (ClassInfo type = bean.getTarget().orElseThrow().asClass(); type != null; type = type.superName() == null
                ? null
                : deployment.getBeanArchiveIndex().getClassByName(type.superName())) {
            classes.add(0, type);
        }
        return classes;
    }
}
