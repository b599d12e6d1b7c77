package dev.larder.quarkus.deployment.shape;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jspecify.annotations.Nullable;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.KeyIgnore;
import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;
import dev.larder.spi.StoreFilter;

/** The shapes of beans from a Jandex index. */
public final class JandexShapes {

    public static final DotName CACHED = DotName.createSimple(Cached.class);

    private static final DotName STORE_ALL = DotName.createSimple(StoreFilter.All.class);
    private static final DotName KEY_EACH = DotName.createSimple(KeyEach.class);
    private static final DotName KEY_IGNORE = DotName.createSimple(KeyIgnore.class);
    private static final DotName CACHE_BYPASS = DotName.createSimple(CacheBypass.class);
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
        Set<List<Object>> seen = new HashSet<>();
        for (ClassInfo level = beanClass; level != null; level = superclass(level)) {
            for (MethodInfo method : level.methodsInDeclarationOrder()) {
                AnnotationInstance cached = method.declaredAnnotation(CACHED);
                if ((method.flags() & SYNTHETIC) == 0 && isFirst(method, seen) && cached != null) {
                    methods.add(method(beanClass, method, cached, hierarchy));
                }
            }
        }
        AnnotationInstance onClass = beanClass.declaredAnnotation(CACHED);
        return new BeanShape(beanClass.name().toString(), Modifier.isFinal(beanClass.flags()),
                Optional.ofNullable(onClass).map(JandexShapes::annotation), methods,
                ofInterfaces(beanClass, hierarchy));
    }

    private List<MethodShape> ofInterfaces(ClassInfo beanClass, Hierarchy hierarchy) {
        Map<DotName, ClassInfo> interfaces = new TreeMap<>();
        for (ClassInfo level = beanClass; level != null; level = superclass(level)) {
            addInterfaces(level, interfaces);
        }
        List<MethodShape> methods = new ArrayList<>();
        interfaces.values().stream().flatMap(type -> type.methods().stream()).forEach(method -> {
            AnnotationInstance cached = method.declaredAnnotation(CACHED);
            if ((method.flags() & SYNTHETIC) == 0 && cached != null) {
                methods.add(method(beanClass, method, cached, hierarchy));
            }
        });
        return methods;
    }

    private void addInterfaces(ClassInfo type, Map<DotName, ClassInfo> interfaces) {
        for (DotName name : type.interfaceNames()) {
            ClassInfo one = index.getClassByName(name);
            if (one != null && interfaces.put(name, one) == null) {
                addInterfaces(one, interfaces);
            }
        }
    }

    /** The filter that a {@code @Cached} names. */
    public static Optional<DotName> storeIf(AnnotationInstance cached) {
        return Optional.ofNullable(cached.value("storeIf")).map(value -> value.asClass().name())
                .filter(name -> !name.equals(STORE_ALL));
    }

    private @Nullable ClassInfo superclass(ClassInfo type) {
        return type.superName() == null ? null : index.getClassByName(type.superName());
    }

    /** Private methods hide nothing and are hidden by nothing. */
    private static boolean isFirst(MethodInfo method, Set<List<Object>> seen) {
        return Modifier.isPrivate(method.flags()) || seen.add(List.of(method.name(),
                method.parameterTypes().stream().map(type -> JandexTypes.shape(type).erasure()).toList()));
    }

    private static MethodShape method(ClassInfo beanClass, MethodInfo method, AnnotationInstance cached,
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
                JandexTypes.shape(method.returnType()).substitute(variables), modifiers, annotation(cached));
    }

    private static ParameterShape parameter(MethodParameterInfo parameter, Map<String, TypeShape> variables) {
        TypeShape declared = JandexTypes.shape(parameter.type());
        return new ParameterShape(Optional.ofNullable(parameter.name()), declared.substitute(variables),
                declared.erasure(), parameter.hasDeclaredAnnotation(KEY_IGNORE),
                parameter.hasDeclaredAnnotation(CACHE_BYPASS), parameter.hasDeclaredAnnotation(KEY_EACH));
    }

    private static AnnotationShape annotation(AnnotationInstance cached) {
        Map<String, Object> members = new LinkedHashMap<>();
        text(members, cached, "cache");
        text(members, cached, "key");
        text(members, cached, "ttl");
        number(members, cached, "jitter");
        text(members, cached, "staleGrace");
        text(members, cached, "staleIfError");
        text(members, cached, "refreshAhead");
        number(members, cached, "earlyRefresh");
        text(members, cached, "idle");
        text(members, cached, "negativeTtl");
        text(members, cached, "loadTimeout");
        text(members, cached, "localTtl");
        AnnotationValue tier = cached.value("tier");
        if (tier != null && Tier.valueOf(tier.asEnum()) != Tier.CONFIGURED) {
            members.put("tier", Tier.valueOf(tier.asEnum()));
        }
        AnnotationValue singleFlight = cached.value("singleFlight");
        if (singleFlight != null && SingleFlight.valueOf(singleFlight.asEnum()) != SingleFlight.CONFIGURED) {
            members.put("singleFlight", SingleFlight.valueOf(singleFlight.asEnum()));
        }
        storeIf(cached).ifPresent(filter -> members.put("storeIf", TypeShape.of(filter.toString())));
        return new AnnotationShape("Cached", members);
    }

    private static void text(Map<String, Object> members, AnnotationInstance annotation, String name) {
        AnnotationValue value = annotation.value(name);
        if (value != null && !value.asString().isEmpty()) {
            members.put(name, value.asString());
        }
    }

    private static void number(Map<String, Object> members, AnnotationInstance annotation, String name) {
        AnnotationValue value = annotation.value(name);
        if (value != null && !Double.isNaN(value.asDouble())) {
            members.put(name, value.asDouble());
        }
    }
}
