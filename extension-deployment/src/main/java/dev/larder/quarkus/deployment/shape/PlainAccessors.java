package dev.larder.quarkus.deployment.shape;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import dev.larder.quarkus.deployment.shape.RecordAccessClasses.Component;

/**
 * Whether the accessors of a record give what its fields hold, and nothing else: what is stored are the fields, whoever
 * stores it.
 */
public final class PlainAccessors extends ClassVisitor {

    private static final String OTHER = "other ";

    private final List<Component> components;
    private final Set<String> plain = new HashSet<>();

    private PlainAccessors(List<Component> components) {
        super(Opcodes.ASM9);
        this.components = components;
    }

    /** @param type binary name of the record class; false as well if its file cannot be read */
    public static boolean has(String type, List<Component> components, ClassLoader loader) {
        try (InputStream file = loader.getResourceAsStream(type.replace('.', '/') + ".class")) {
            if (file == null) {
                return false;
            }
            PlainAccessors accessors = new PlainAccessors(components);
            new ClassReader(file).accept(accessors, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return accessors.plain.size() == components.size();
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
            String @Nullable [] exceptions) {
        return components.stream().anyMatch(component -> component.name().equals(name)
                && descriptor.equals("()" + component.descriptor())) ? new Accessor(name) : null;
    }

    /** Plain is one that loads {@code this}, reads its field and returns it; whatever else it does makes it another. */
    private final class Accessor extends MethodVisitor {

        private final String name;
        private final StringBuilder does = new StringBuilder();

        Accessor(String name) {
            super(Opcodes.ASM9);
            this.name = name;
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            does.append(opcode == Opcodes.ALOAD && variable == 0 ? "this " : OTHER);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            does.append(opcode == Opcodes.GETFIELD && field.equals(name) ? "field " : OTHER);
        }

        @Override
        public void visitInsn(int opcode) {
            does.append(opcode >= Opcodes.IRETURN && opcode <= Opcodes.ARETURN ? "return" : OTHER);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean ofInterface) {
            does.append(OTHER);
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            does.append(OTHER);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            does.append(OTHER);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            does.append(OTHER);
        }

        @Override
        public void visitLdcInsn(Object value) {
            does.append(OTHER);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            does.append(OTHER);
        }

        @Override
        public void visitEnd() {
            if (does.toString().equals("this field return")) {
                plain.add(name);
            }
        }
    }
}
