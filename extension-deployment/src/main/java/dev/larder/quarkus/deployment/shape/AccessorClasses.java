package dev.larder.quarkus.deployment.shape;

import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import dev.larder.internal.key.KeyPart.Property;
import io.quarkus.gizmo2.ClassOutput;
import io.quarkus.gizmo2.Expr;
import io.quarkus.gizmo2.Gizmo;
import io.quarkus.gizmo2.ParamVar;
import io.quarkus.gizmo2.creator.BlockCreator;
import io.quarkus.gizmo2.desc.ClassMethodDesc;
import io.quarkus.gizmo2.desc.FieldDesc;
import io.quarkus.gizmo2.desc.InterfaceMethodDesc;

/**
 * Writes a class per property that a key template reads: a cast and a call, no reflection. It stands in the package of
 * the property's owner, where it may read what is not public.
 */
public final class AccessorClasses {

    private static final String NEUTRAL_PACKAGE = "dev.larder.generated.";

    private final IndexView index;
    private final Predicate<String> isApplicationClass;
    private final Gizmo gizmo;
    private final Map<Property, String> written = new HashMap<>();

    public AccessorClasses(IndexView index, Predicate<String> isApplicationClass, ClassOutput output) {
        this.index = index;
        this.isApplicationClass = isApplicationClass;
        this.gizmo = Gizmo.create(output);
    }

    /** The name of a class that implements {@link Function} and reads the property. */
    public String write(Property property) {
        return written.computeIfAbsent(property, this::generate);
    }

    private String generate(Property property) {
        String name = name(property);
        ClassDesc owner = ClassDesc.of(property.owner());
        ClassDesc type = desc(property.type());
        gizmo.class_(name, creator -> {
            creator.final_();
            creator.implements_(Function.class);
            creator.defaultConstructor();
            creator.method("apply", method -> {
                method.public_();
                method.returning(Object.class);
                ParamVar object = method.parameter("object", Object.class);
                method.body(body -> body.return_(read(body, property, owner, type, object)));
            });
        });
        return name;
    }

    private Expr read(BlockCreator body, Property property, ClassDesc owner, ClassDesc type, ParamVar object) {
        Expr target = body.cast(object, owner);
        Expr value;
        if (!property.method()) {
            value = body.get(target.field(FieldDesc.of(owner, property.member(), type)));
        } else if (isInterface(property.owner())) {
            value = body.invokeInterface(InterfaceMethodDesc.of(owner, property.member(), type), target);
        } else {
            value = body.invokeVirtual(ClassMethodDesc.of(owner, property.member(), type), target);
        }
        return type.isPrimitive() ? body.box(value) : value;
    }

    /** A generated class is loaded with the classes of the application, so it shares a package with those only. */
    private String name(Property property) {
        String simple = property.owner().replace('.', '_') + "_" + property.member() + "_LarderKey";
        if (!isApplicationClass.test(property.owner())) {
            return NEUTRAL_PACKAGE + simple;
        }
        int dot = property.owner().lastIndexOf('.');
        return dot < 0 ? simple : property.owner().substring(0, dot + 1) + simple;
    }

    private boolean isInterface(String className) {
        ClassInfo info = index.getClassByName(DotName.createSimple(className));
        return info != null && info.isInterface();
    }

    private static ClassDesc desc(String className) {
        return switch (className) {
            case "boolean" -> ClassDesc.ofDescriptor("Z");
            case "byte" -> ClassDesc.ofDescriptor("B");
            case "char" -> ClassDesc.ofDescriptor("C");
            case "short" -> ClassDesc.ofDescriptor("S");
            case "int" -> ClassDesc.ofDescriptor("I");
            case "long" -> ClassDesc.ofDescriptor("J");
            case "float" -> ClassDesc.ofDescriptor("F");
            case "double" -> ClassDesc.ofDescriptor("D");
            default -> className.startsWith("[") ? ClassDesc.ofDescriptor(className.replace('.', '/'))
                    : ClassDesc.of(className);
        };
    }
}
