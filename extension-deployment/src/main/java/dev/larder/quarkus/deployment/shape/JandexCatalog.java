package dev.larder.quarkus.deployment.shape;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Declaration;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jboss.jandex.TypeVariable;

import dev.larder.internal.shape.Annotations;
import dev.larder.internal.shape.ClassCode;
import dev.larder.internal.shape.ClassShape;
import dev.larder.internal.shape.MemberShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;
import dev.larder.internal.shape.code.ClassFiles;
import io.quarkus.arc.processor.DotNames;

/** A catalogue over a Jandex index. Serves one build step; not thread-safe. */
public final class JandexCatalog implements TypeCatalog {

    private static final int SYNTHETIC = 0x1000;

    private final IndexView index;
    private final ClassFiles files;
    private final Set<String> formats;
    private final Set<String> ambientNames;
    private final Map<String, Optional<ClassShape>> shapes = new HashMap<>();

    /**
     * @param index that also finds classes of the JDK
     * @param loader that finds the class files of the application
     * @param formats names of the types that have a {@code KeyFormat}
     */
    public JandexCatalog(IndexView index, ClassLoader loader, Set<String> formats, Set<String> ambientNames) {
        this.index = index;
        this.files = new ClassFiles(loader);
        this.formats = Set.copyOf(formats);
        this.ambientNames = Set.copyOf(ambientNames);
    }

    @Override
    public Optional<ClassShape> find(String className) {
        Optional<ClassShape> known = shapes.get(className);
        if (known == null) {
            known = Optional.ofNullable(index.getClassByName(DotName.createSimple(className))).map(this::shape);
            shapes.put(className, known);
        }
        return known;
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

    private ClassShape shape(ClassInfo type) {
        List<TypeShape> supertypes = new ArrayList<>();
        Type superclass = type.superClassType();
        if (superclass != null && !type.isInterface()) {
            supertypes.add(JandexTypes.shape(superclass));
        }
        supertypes.addAll(JandexTypes.shapes(type.interfaceTypes()));
        List<String> components = type.isRecord()
                ? type.recordComponentsInDeclarationOrder().stream().map(RecordComponentInfo::name).toList()
                : List.of();
        List<ClassInfo> enclosing = enclosing(type);
        return new ClassShape(type.name().toString(),
                enclosing.stream().allMatch(each -> Modifier.isPublic(each.flags())),
                enclosing.stream().anyMatch(each -> Modifier.isPrivate(each.flags())), type.isEnum(),
                Annotations.OF_ENTITIES.stream()
                        .anyMatch(name -> type.hasDeclaredAnnotation(DotName.createSimple(name))),
                isCreatable(type),
                type.isEnum() ? type.enumConstants().stream().map(FieldInfo::name).toList() : List.of(),
                type.typeParameters().stream().map(TypeVariable::identifier).toList(), components, members(type),
                supertypes);
    }

    private static boolean isCreatable(ClassInfo type) {
        List<MethodInfo> constructors = type.constructors();
        return !Modifier.isAbstract(type.flags()) && constructors.stream()
                .anyMatch(constructor -> isForContainers(constructor, constructors.size()));
    }

    /** ArC takes an only constructor with parameters for one with {@code @Inject}. */
    private static boolean isForContainers(MethodInfo constructor, int constructors) {
        return constructor.parametersCount() == 0 ? !Modifier.isPrivate(constructor.flags())
                : constructors == 1 || constructor.hasDeclaredAnnotation(DotNames.INJECT);
    }

    private List<ClassInfo> enclosing(ClassInfo type) {
        List<ClassInfo> classes = new ArrayList<>();
        ClassInfo each = type;
        while (each != null) {
            classes.add(each);
            DotName outer = each.enclosingClassAlways();
            each = outer == null ? null : index.getClassByName(outer);
        }
        return classes;
    }

    private static List<MemberShape> members(ClassInfo type) {
        List<MemberShape> members = new ArrayList<>();
        for (MethodInfo method : type.methods()) {
            if (method.parametersCount() == 0 && method.returnType().kind() != Type.Kind.VOID
                    && isInstanceMember(method.flags())) {
                members.add(member(method.name(), true, method.returnType(), method.flags(), method));
            }
        }
        for (FieldInfo field : type.fields()) {
            if (isInstanceMember(field.flags())) {
                members.add(member(field.name(), false, field.type(), field.flags(), field));
            }
        }
        return members;
    }

    private static MemberShape member(String name, boolean method, Type type, int flags, Declaration declared) {
        return new MemberShape(name, method, JandexTypes.shape(type), Modifier.isPublic(flags),
                Modifier.isPrivate(flags), Modifier.isFinal(flags), isNullable(type, declared));
    }

    static boolean isNullable(Type type, Declaration declared) {
        return Stream.concat(type.annotations().stream(), declared.declaredAnnotations().stream())
                .anyMatch(each -> Annotations.saysNullable(each.name().toString()));
    }

    private static boolean isInstanceMember(int flags) {
        return !Modifier.isStatic(flags) && (flags & SYNTHETIC) == 0;
    }
}
