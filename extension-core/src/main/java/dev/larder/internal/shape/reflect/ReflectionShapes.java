package dev.larder.internal.shape.reflect;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheBypass;
import dev.larder.KeyEach;
import dev.larder.KeyIgnore;
import dev.larder.internal.shape.Acceptance;
import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.Restrictions;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/** The shapes of beans by reflection. */
public final class ReflectionShapes {

    private ReflectionShapes() {
    }

    /** The bean of this class, with methods of superclasses unless they are overridden. */
    public static BeanShape bean(Class<?> beanClass, TypeCatalog catalog) {
        Hierarchy hierarchy = Hierarchy.of(TypeShape.of(beanClass.getName()), catalog);
        List<MethodShape> methods = new ArrayList<>();
        List<Acceptance> accepted = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (@Nullable
        Class<?> level = beanClass; level != null && level != Object.class; level = level.getSuperclass()) {
            ReflectionAnnotations.accepted(level).forEach(each -> accepted.add(new Acceptance("", each)));
            for (Method method : ownBeforeBridges(level)) {
                if (isFirst(method, seen) && !method.isSynthetic()) {
                    ReflectionAnnotations.of(method)
                            .forEach(annotation -> methods.add(method(beanClass, method, annotation, hierarchy)));
                    ReflectionAnnotations.accepted(method).forEach(each -> accepted.add(
                            new Acceptance(method(beanClass, method, each, hierarchy).signature(), each)));
                }
            }
        }
        return new BeanShape(beanClass.getName(), Modifier.isFinal(beanClass.getModifiers()),
                ReflectionAnnotations.of(beanClass), methods, ofInterfaces(beanClass, hierarchy), accepted);
    }

    private static List<MethodShape> ofInterfaces(Class<?> beanClass, Hierarchy hierarchy) {
        Set<Class<?>> interfaces = new TreeSet<>(Comparator.comparing(Class::getName));
        for (@Nullable
        Class<?> level = beanClass; level != null; level = level.getSuperclass()) {
            addInterfaces(level, interfaces);
        }
        return interfaces.stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic())
                .flatMap(method -> ReflectionAnnotations.of(method).stream()
                        .map(annotation -> method(beanClass, method, annotation, hierarchy)))
                .toList();
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> one : type.getInterfaces()) {
            if (interfaces.add(one)) {
                addInterfaces(one, interfaces);
            }
        }
    }

    /** A bridge hides the generic method that its own method overrides, but not that own method. */
    private static List<Method> ownBeforeBridges(Class<?> level) {
        return Arrays.stream(level.getDeclaredMethods()).sorted(Comparator.comparing(Method::isSynthetic)).toList();
    }

    /** Private methods hide nothing and are hidden by nothing. */
    private static boolean isFirst(Method method, Set<List<Object>> seen) {
        return Modifier.isPrivate(method.getModifiers())
                || seen.add(List.of(method.getName(), List.of(method.getParameterTypes())));
    }

    private static MethodShape method(Class<?> beanClass, Method method, AnnotationShape annotation,
            Hierarchy hierarchy) {
        Map<String, TypeShape> variables = hierarchy.variablesOf(method.getDeclaringClass().getName());
        List<ParameterShape> parameters = Arrays.stream(method.getParameters())
                .map(parameter -> parameter(parameter, variables)).toList();
        Set<MethodShape.Modifier> modifiers = EnumSet.noneOf(MethodShape.Modifier.class);
        if (Modifier.isPrivate(method.getModifiers())) {
            modifiers.add(MethodShape.Modifier.PRIVATE);
        }
        if (Modifier.isStatic(method.getModifiers())) {
            modifiers.add(MethodShape.Modifier.STATIC);
        }
        if (Modifier.isFinal(method.getModifiers())) {
            modifiers.add(MethodShape.Modifier.FINAL);
        }
        return new MethodShape(beanClass.getName(), method.getName(), parameters,
                ReflectionTypes.shape(method.getGenericReturnType()).substitute(variables), modifiers,
                restriction(beanClass, method), annotation);
    }

    private static Optional<String> restriction(Class<?> beanClass, Method method) {
        Optional<String> own = restriction(method, true);
        boolean lifted = Arrays.stream(method.getAnnotations())
                .anyMatch(each -> Restrictions.LIFTING.contains(each.annotationType().getName()));
        return own.isPresent() || lifted ? own
                : restriction(method.getDeclaringClass(), false).or(() -> restriction(beanClass, false));
    }

    private static Optional<String> restriction(AnnotatedElement element, boolean onMethod) {
        return Arrays.stream(element.getAnnotations()).map(Annotation::annotationType)
                .filter(type -> Restrictions.NAMES.contains(type.getName()) || Arrays.stream(type.getAnnotations())
                        .anyMatch(meta -> Restrictions.NAMES.contains(meta.annotationType().getName())))
                .map(type -> Restrictions.told(type.getName(), onMethod)).sorted().findFirst();
    }

    private static ParameterShape parameter(Parameter parameter, Map<String, TypeShape> variables) {
        return new ParameterShape(parameter.isNamePresent() ? Optional.of(parameter.getName()) : Optional.empty(),
                ReflectionTypes.shape(parameter.getParameterizedType()).substitute(variables),
                parameter.getType().getName(), has(parameter, KeyIgnore.class), has(parameter, CacheBypass.class),
                has(parameter, KeyEach.class), ReflectionCatalog.isNullable(parameter.getAnnotatedType(), parameter));
    }

    private static boolean has(Parameter parameter, Class<? extends Annotation> annotation) {
        return parameter.isAnnotationPresent(annotation);
    }
}
