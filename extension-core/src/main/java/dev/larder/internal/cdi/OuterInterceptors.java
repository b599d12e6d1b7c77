package dev.larder.internal.cdi;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;

import dev.larder.internal.plan.MethodPlan;

/**
 * Finds the methods with an interceptor outside Larder's own, such as {@code @Transactional}: only a call goes through it, a
 * load in the background begins inside.
 */
final class OuterInterceptors {

    private final BeanManager manager;

    /** @param manager of a container that has found all beans */
    OuterInterceptors(BeanManager manager) {
        this.manager = manager;
    }

    boolean standAround(MethodPlan plan, AnnotatedType<?> bean) {
        return bean.getMethods().stream().filter(method -> method.getJavaMember().getName().equals(plan.method())
                && method.getParameters().size() == plan.parameterTypes().size())
                .anyMatch(method -> anotherIsFirst(bindings(bean, method)));
    }

    /** Of what stands on the class and on the method, the method's. */
    private Annotation[] bindings(Annotated bean, Annotated method) {
        Map<Class<?>, Annotation> bindings = new LinkedHashMap<>();
        Stream.of(bean, method).flatMap(where -> where.getAnnotations().stream()).flatMap(this::bindings)
                .forEach(binding -> bindings.put(binding.annotationType(), binding));
        return bindings.values().toArray(Annotation[]::new);
    }

    private Stream<Annotation> bindings(Annotation found) {
        if (manager.isStereotype(found.annotationType())) {
            return manager.getStereotypeDefinition(found.annotationType()).stream().flatMap(this::bindings);
        }
        if (!manager.isInterceptorBinding(found.annotationType())) {
            return Stream.empty();
        }
        return Stream.concat(Stream.of(found),
                manager.getInterceptorBindingDefinition(found.annotationType()).stream().flatMap(this::bindings));
    }

    private boolean anotherIsFirst(Annotation... bindings) {
        List<Interceptor<?>> inOrder = manager.resolveInterceptors(InterceptionType.AROUND_INVOKE, bindings);
        return !inOrder.isEmpty() && !inOrder.get(0).getBeanClass().equals(CachedInterceptor.class);
    }
}
