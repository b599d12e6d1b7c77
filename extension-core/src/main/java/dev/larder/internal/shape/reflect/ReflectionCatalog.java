package dev.larder.internal.shape.reflect;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.shape.Annotations;
import dev.larder.internal.shape.ClassCode;
import dev.larder.internal.shape.ClassShape;
import dev.larder.internal.shape.MemberShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;
import dev.larder.internal.shape.code.ClassFiles;

/** A catalogue that loads the classes it is asked for, without initialising them. Thread-safe. */
public final class ReflectionCatalog implements TypeCatalog {

    /** By name: shapes know nothing of CDI. */
    private static final String INJECT = "jakarta.inject.Inject";

    private final ClassLoader loader;
    private final ClassFiles files;
    private final Set<String> formats;
    private final Set<String> ambientNames;
    private final ConcurrentMap<String, Optional<ClassShape>> shapes = new ConcurrentHashMap<>();

    /**
     * @param formats binary names of the types that have a {@code KeyFormat}
     */
    public ReflectionCatalog(ClassLoader loader, Set<String> formats, Set<String> ambientNames) {
        this.loader = loader;
        this.files = new ClassFiles(loader);
        this.formats = Set.copyOf(formats);
        this.ambientNames = Set.copyOf(ambientNames);
    }

    @Override
    public Optional<ClassShape> find(String className) {
        return shapes.computeIfAbsent(className, this::load);
    }

    @Override
    public Optional<ClassCode> code(String className) {
        return files.code(className);
    }

    @Override
    public boolean hasKeyFormat(String className) {
        return formats.contains(className);
    }

    @Override
    public Set<String> ambientNames() {
        return ambientNames;
    }

    private Optional<ClassShape> load(String className) {
        try {
            return Optional.of(shape(Class.forName(className, false, loader)));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The shape of a class. */
    public static ClassShape shape(Class<?> type) {
        List<TypeShape> supertypes = new ArrayList<>();
        Type superclass = type.getGenericSuperclass();
        if (superclass != null) {
            supertypes.add(ReflectionTypes.shape(superclass));
        }
        Arrays.stream(type.getGenericInterfaces()).map(ReflectionTypes::shape).forEach(supertypes::add);
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        return new ClassShape(type.getName(),
                enclosing(type).stream().allMatch(c -> Modifier.isPublic(c.getModifiers())),
                enclosing(type).stream().anyMatch(c -> Modifier.isPrivate(c.getModifiers())), type.isEnum(),
                Arrays.stream(type.getAnnotations())
                        .anyMatch(each -> Annotations.OF_ENTITIES.contains(each.annotationType().getName())),
                isCreatable(type),
                Arrays.stream(type.getDeclaredFields()).filter(Field::isEnumConstant).map(Field::getName).toList(),
                Arrays.stream(type.getTypeParameters()).map(TypeVariable::getName).toList(),
                Arrays.stream(components).map(RecordComponent::getName).toList(), members(type), supertypes);
    }

    private static List<Class<?>> enclosing(Class<?> type) {
        List<Class<?>> classes = new ArrayList<>();
        for (@Nullable
        Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            classes.add(each);
        }
        return classes;
    }

    private static boolean isCreatable(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers())
                && Arrays.stream(type.getDeclaredConstructors()).anyMatch(ReflectionCatalog::isForContainers);
    }

    private static boolean isForContainers(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0 && !Modifier.isPrivate(constructor.getModifiers())
                || Arrays.stream(constructor.getAnnotations())
                        .anyMatch(each -> each.annotationType().getName().equals(INJECT));
    }

    private static List<MemberShape> members(Class<?> type) {
        List<MemberShape> members = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0 && method.getReturnType() != void.class && !method.isSynthetic()
                    && !Modifier.isStatic(method.getModifiers())) {
                members.add(member(method, true, method.getGenericReturnType(), method.getAnnotatedReturnType()));
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (!field.isSynthetic() && !Modifier.isStatic(field.getModifiers())) {
                members.add(member(field, false, field.getGenericType(), field.getAnnotatedType()));
            }
        }
        return members;
    }

    private static <M extends AccessibleObject & Member> MemberShape member(M member, boolean method, Type type,
            AnnotatedType annotated) {
        int modifiers = member.getModifiers();
        return new MemberShape(member.getName(), method, ReflectionTypes.shape(type), Modifier.isPublic(modifiers),
                Modifier.isPrivate(modifiers), Modifier.isFinal(modifiers), isNullable(annotated, member));
    }

    static boolean isNullable(AnnotatedType type, AnnotatedElement declared) {
        return Stream.concat(Arrays.stream(type.getAnnotations()), Arrays.stream(declared.getAnnotations()))
                .anyMatch(each -> Annotations.saysNullable(each.annotationType().getName()));
    }
}
