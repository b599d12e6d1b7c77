package dev.larder.quarkus.deployment.shape;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SIPUSH;
import static org.objectweb.asm.Opcodes.V17;

import java.util.List;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

import dev.larder.internal.codec.RecordAccess;

/** Writes a class that reads and makes the objects of a record class: casts and calls, no reflection. */
public final class RecordAccessClasses {

    private static final String OBJECT = Type.getInternalName(Object.class);

    private RecordAccessClasses() {
    }

    /** @param descriptor of the component's erased type */
    public record Component(String name, String descriptor) {
    }

    /**
     * @param name binary name of the class to write, where the record's accessors and constructor can be called from
     * @param type binary name of the record class
     */
    public static byte[] write(String name, String type, List<Component> components) {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return OBJECT;
            }
        };
        out.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, internal(name), null, OBJECT,
                new String[] { Type.getInternalName(RecordAccess.class) });
        MethodVisitor constructor = out.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        end(constructor, RETURN);
        get(out, internal(type), components);
        make(out, internal(type), components);
        out.visitEnd();
        return out.toByteArray();
    }

    private static void get(ClassWriter out, String type, List<Component> components) {
        MethodVisitor code = out.visitMethod(ACC_PUBLIC, "get", "(Ljava/lang/Object;I)Ljava/lang/Object;", null, null);
        code.visitCode();
        Label[] each = components.stream().map(component -> new Label()).toArray(Label[]::new);
        Label none = new Label();
        if (each.length > 0) {
            code.visitVarInsn(ILOAD, 2);
            code.visitTableSwitchInsn(0, each.length - 1, none, each);
        }
        for (int i = 0; i < each.length; i++) {
            Component component = components.get(i);
            code.visitLabel(each[i]);
            frame(code);
            code.visitVarInsn(ALOAD, 1);
            code.visitTypeInsn(CHECKCAST, type);
            code.visitMethodInsn(INVOKEVIRTUAL, type, component.name(), "()" + component.descriptor(), false);
            box(code, Type.getType(component.descriptor()));
            code.visitInsn(ARETURN);
        }
        code.visitLabel(none);
        if (each.length > 0) {
            frame(code);
        }
        code.visitVarInsn(ALOAD, 0);
        end(code, ARETURN);
    }

    private static void frame(MethodVisitor code) {
        code.visitFrame(F_SAME, 0, null, 0, null);
    }

    private static void make(ClassWriter out, String type, List<Component> components) {
        MethodVisitor code = out.visitMethod(ACC_PUBLIC, "make", "([Ljava/lang/Object;)Ljava/lang/Object;", null,
                null);
        code.visitCode();
        code.visitTypeInsn(NEW, type);
        code.visitInsn(DUP);
        StringBuilder descriptor = new StringBuilder("(");
        for (int i = 0; i < components.size(); i++) {
            code.visitVarInsn(ALOAD, 1);
            code.visitIntInsn(SIPUSH, i);
            code.visitInsn(AALOAD);
            unbox(code, Type.getType(components.get(i).descriptor()));
            descriptor.append(components.get(i).descriptor());
        }
        code.visitMethodInsn(INVOKESPECIAL, type, "<init>", descriptor.append(")V").toString(), false);
        end(code, ARETURN);
    }

    private static void box(MethodVisitor code, Type type) {
        if (type.getSort() < Type.ARRAY) {
            String box = boxOf(type);
            code.visitMethodInsn(INVOKESTATIC, box, "valueOf", "(" + type.getDescriptor() + ")L" + box + ";", false);
        }
    }

    private static void unbox(MethodVisitor code, Type type) {
        if (type.getSort() < Type.ARRAY) {
            code.visitTypeInsn(CHECKCAST, boxOf(type));
            code.visitMethodInsn(INVOKEVIRTUAL, boxOf(type), type.getClassName() + "Value",
                    "()" + type.getDescriptor(), false);
        } else {
            code.visitTypeInsn(CHECKCAST, type.getInternalName());
        }
    }

    private static String boxOf(Type primitive) {
        return "java/lang/" + switch (primitive.getSort()) {
            case Type.BOOLEAN -> "Boolean";
            case Type.BYTE -> "Byte";
            case Type.CHAR -> "Character";
            case Type.SHORT -> "Short";
            case Type.INT -> "Integer";
            case Type.LONG -> "Long";
            case Type.FLOAT -> "Float";
            default -> "Double";
        };
    }

    private static void end(MethodVisitor code, int instruction) {
        code.visitInsn(instruction);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static String internal(String binary) {
        return binary.replace('.', '/');
    }
}
