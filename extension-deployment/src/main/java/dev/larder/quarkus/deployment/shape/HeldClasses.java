package dev.larder.quarkus.deployment.shape;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/** The classes of which values hold objects: what their fields declare, what these inherit, and what inherits from them. */
public final class HeldClasses {

    private final IndexView index;
    private final Set<DotName> found = new TreeSet<>();
    private final Deque<ClassInfo> ahead = new ArrayDeque<>();

    private HeldClasses(IndexView index) {
        this.index = index;
    }

    /** @param roots names of the classes of values */
    public static Collection<ClassInfo> of(Collection<String> roots, IndexView index) {
        HeldClasses held = new HeldClasses(index);
        roots.forEach(root -> held.meet(DotName.createSimple(root)));
        return held.all();
    }

    private Collection<ClassInfo> all() {
        while (!ahead.isEmpty()) {
            ClassInfo type = ahead.remove();
            type.fields().stream().filter(field -> !Modifier.isStatic(field.flags()))
                    .map(FieldInfo::type).forEach(this::meet);
            if (type.superName() != null) {
                meet(type.superName());
            }
            (type.isInterface() ? index.getAllKnownImplementations(type.name())
                    : index.getAllKnownSubclasses(type.name())).forEach(each -> meet(each.name()));
        }
        return found.stream().map(index::getClassByName).toList();
    }

    private void meet(Type type) {
        switch (type.kind()) {
            case ARRAY -> meet(type.asArrayType().elementType());
            case PARAMETERIZED_TYPE -> {
                meet(type.name());
                type.asParameterizedType().arguments().forEach(this::meet);
            }
            case WILDCARD_TYPE -> meet(type.asWildcardType().extendsBound());
            case CLASS -> meet(type.name());
            case TYPE_VARIABLE -> type.asTypeVariable().bounds().forEach(this::meet);
            default -> {
                // A primitive, or a variable whose type stands where it is used.
            }
        }
    }

    private void meet(DotName name) {
        ClassInfo type = name.toString().startsWith("java.") ? null : index.getClassByName(name);
        if (type != null && found.add(name)) {
            ahead.add(type);
        }
    }
}
