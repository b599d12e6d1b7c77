package dev.larder.internal.shape.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.larder.internal.shape.ClassCode;

/** Collects what the methods of one class do. */
final class BodyCollector extends ClassVisitor {

    private static final int API = Opcodes.ASM9;

    private final List<ClassCode.Body> methods = new ArrayList<>();

    BodyCollector() {
        super(API);
    }

    ClassCode code() {
        return new ClassCode(List.copyOf(methods));
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
            String @Nullable [] exceptions) {
        return new Instructions(name, parameters(descriptor), (access & Opcodes.ACC_BRIDGE) != 0);
    }

    private static List<String> parameters(String descriptor) {
        return Stream.of(Type.getArgumentTypes(descriptor)).map(BodyCollector::name).toList();
    }

    /** As {@code Class.getName()} has it. */
    private static String name(Type type) {
        return type.getSort() == Type.ARRAY ? type.getDescriptor().replace('/', '.') : type.getClassName();
    }

    private final class Instructions extends MethodVisitor {

        private final String name;
        private final List<String> parameters;
        private final boolean bridge;
        private final Set<ClassCode.Field> reads = new HashSet<>();
        private final Set<ClassCode.Field> writes = new HashSet<>();
        private final Set<ClassCode.Call> calls = new HashSet<>();
        private final Set<String> classes = new HashSet<>();

        Instructions(String name, List<String> parameters, boolean bridge) {
            super(API);
            this.name = name;
            this.parameters = parameters;
            this.bridge = bridge;
            classes.addAll(parameters);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            note(Type.getType(descriptor));
            boolean read = opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC;
            (read ? reads : writes).add(new ClassCode.Field(binary(owner), field));
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean ofInterface) {
            call(owner, method, descriptor, opcode == Opcodes.INVOKESPECIAL);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            note(Type.getObjectType(type));
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Type type) {
                note(type);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle && handle.getDesc().startsWith("(")) {
                    call(handle.getOwner(), handle.getName(), handle.getDesc(),
                            handle.getTag() == Opcodes.H_INVOKESPECIAL);
                }
            }
        }

        private void call(String owner, String method, String descriptor, boolean exact) {
            if (!owner.startsWith("[")) {
                note(Type.getObjectType(owner));
                note(Type.getReturnType(descriptor));
                calls.add(new ClassCode.Call(binary(owner), method, parameters(descriptor), exact));
            }
        }

        private void note(Type type) {
            Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            if (element.getSort() == Type.OBJECT) {
                classes.add(element.getClassName());
            }
        }

        @Override
        public void visitEnd() {
            methods.add(new ClassCode.Body(name, parameters, bridge, Set.copyOf(reads), Set.copyOf(writes),
                    Set.copyOf(calls), Set.copyOf(classes)));
        }
    }

    private static String binary(String internal) {
        return internal.replace('/', '.');
    }
}
