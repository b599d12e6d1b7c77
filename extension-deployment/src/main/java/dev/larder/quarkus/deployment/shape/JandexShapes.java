package dev.larder.quarkus.deployment.shape;

import java.lang.annotation.Inherited;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Declaration;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
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

/** The shapes of beans from a Jandex index. */
public final class JandexShapes {

    private static final DotName KEY_EACH = DotName.createSimple(KeyEach.class);
    private static final DotName KEY_IGNORE = DotName.createSimple(KeyIgnore.class);
    private static final DotName CACHE_BYPASS = DotName.createSimple(CacheBypass.class);
    private static final DotName INHERITED = DotName.createSimple(Inherited.class);
    private static final int SYNTHETIC = 0x1000;

    private final IndexView index;
    private final TypeCatalog catalog;

    public JandexShapes(IndexView index, TypeCatalog catalog) {
        this.index = index;
        this.catalog = catalog;
    }

    /** The bean of this class, with methods of superclasses unless they are overridden. */
    public BeanShape bean(ClassInfo beanClass) {
        Hierarchy hierarchy = Hierarchy.of(TypeShape.of(beanClass.name().toString()), catalog);
        List<MethodShape> methods = new ArrayList<>();
        List<Acceptance> accepted = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (ClassInfo level = beanClass; level != null; level = superclass(level)) {
            JandexAnnotations.accepted(level).forEach(each -> accepted.add(new Acceptance("", each)));
            for (MethodInfo method : level.methodsInDeclarationOrder()) {
                if ((method.flags() & SYNTHETIC) == 0 && isFirst(method, seen)) {
                    JandexAnnotations.of(method)
                            .forEach(annotation -> methods.add(method(beanClass, method, annotation, hierarchy)));
                    JandexAnnotations.accepted(method).forEach(each -> accepted.add(
                            new Acceptance(method(beanClass, method, each, hierarchy).signature(), each)));
                }
            }
        }
        return new BeanShape(beanClass.name().toString(), Modifier.isFinal(beanClass.flags()),
                JandexAnnotations.of(beanClass), methods, ofInterfaces(beanClass, hierarchy), accepted);
    }

    private List<MethodShape> ofInterfaces(ClassInfo beanClass, Hierarchy hierarchy) {
        Map<DotName, ClassInfo> interfaces = new TreeMap<>();
        for (ClassInfo level = beanClass; level != null; level = superclass(level)) {
            addInterfaces(level, interfaces);
        }
        return interfaces.values().stream().flatMap(type -> type.methods().stream())
                .filter(method -> (method.flags() & SYNTHETIC) == 0)
                .flatMap(method -> JandexAnnotations.of(method).stream()
                        .map(annotation -> method(beanClass, method, annotation, hierarchy)))
                .toList();
    }

    private void addInterfaces(ClassInfo type, Map<DotName, ClassInfo> interfaces) {
        for (DotName name : type.interfaceNames()) {
            ClassInfo one = index.getClassByName(name);
            if (one != null && interfaces.put(name, one) == null) {
                addInterfaces(one, interfaces);
            }
        }
    }

    private @Nullable ClassInfo superclass(ClassInfo type) {
        return type.superName() == null ? null : index.getClassByName(type.superName());
    }

    /** Private methods hide nothing and are hidden by nothing. */
    private static boolean isFirst(MethodInfo method, Set<List<Object>> seen) {
        return Modifier.isPrivate(method.flags()) || seen.add(List.of(method.name(),
                method.parameterTypes().stream().map(type -> JandexTypes.shape(type).erasure()).toList()));
    }

    private MethodShape method(ClassInfo beanClass, MethodInfo method, AnnotationShape annotation,
            Hierarchy hierarchy) {
        Map<String, TypeShape> variables = hierarchy.variablesOf(method.declaringClass().name().toString());
        List<ParameterShape> parameters = method.parameters().stream()
                .map(parameter -> parameter(parameter, variables)).toList();
        Set<MethodShape.Modifier> modifiers = EnumSet.noneOf(MethodShape.Modifier.class);
        if (Modifier.isPrivate(method.flags())) {
            modifiers.add(MethodShape.Modifier.PRIVATE);
        }
        if (Modifier.isStatic(method.flags())) {
            modifiers.add(MethodShape.Modifier.STATIC);
        }
        if (Modifier.isFinal(method.flags())) {
            modifiers.add(MethodShape.Modifier.FINAL);
        }
        return new MethodShape(beanClass.name().toString(), method.name(), parameters,
                JandexTypes.shape(method.returnType()).substitute(variables), modifiers,
                restriction(beanClass, method), annotation);
    }

    private Optional<String> restriction(ClassInfo beanClass, MethodInfo method) {
        Optional<String> own = restriction(names(method), true);
        return own.isPresent() || isLifted(method) ? own
                : restriction(namesOfClass(method.declaringClass()), false)
                        .or(() -> restriction(namesOfClass(beanClass), false));
    }

    private static boolean isLifted(MethodInfo method) {
        return names(method).stream().anyMatch(name -> Restrictions.LIFTING.contains(name.toString()));
    }

    private static List<DotName> names(Declaration declaration) {
        return declaration.declaredAnnotations().stream().map(AnnotationInstance::name).toList();
    }

    /** Inherited ones, too. */
    private List<DotName> namesOfClass(ClassInfo type) {
        List<DotName> names = new ArrayList<>(names(type));
        for (ClassInfo above = superclass(type); above != null; above = superclass(above)) {
            names(above).stream().filter(this::isInherited).forEach(names::add);
        }
        return names;
    }

    private boolean isInherited(DotName annotation) {
        ClassInfo type = index.getClassByName(annotation);
        return Restrictions.INHERITED.contains(annotation.toString())
                || type != null && type.hasDeclaredAnnotation(INHERITED);
    }

    private Optional<String> restriction(List<DotName> annotations, boolean onMethod) {
        return annotations.stream()
                .filter(name -> Restrictions.NAMES.contains(name.toString()) || isOf(name, Restrictions.NAMES))
                .map(name -> Restrictions.told(name.toString(), onMethod)).sorted().findFirst();
    }

    private boolean isOf(DotName annotation, List<String> others) {
        ClassInfo type = index.getClassByName(annotation);
        return type != null
                && others.stream().anyMatch(other -> type.hasDeclaredAnnotation(DotName.createSimple(other)));
    }

    private static ParameterShape parameter(MethodParameterInfo parameter, Map<String, TypeShape> variables) {
        TypeShape declared = JandexTypes.shape(parameter.type());
        return new ParameterShape(Optional.ofNullable(parameter.name()), declared.substitute(variables),
                declared.erasure(), parameter.hasDeclaredAnnotation(KEY_IGNORE),
                parameter.hasDeclaredAnnotation(CACHE_BYPASS), parameter.hasDeclaredAnnotation(KEY_EACH),
                JandexCatalog.isNullable(parameter.type(), parameter));
    }
}
