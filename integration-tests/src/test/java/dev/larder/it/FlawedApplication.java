package dev.larder.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;

/** A copy of the packaged application, in which one class lacks a mechanism. The product has no switch for that. */
final class FlawedApplication {

    private FlawedApplication() {
    }

    /** @return its jar to run */
    static Path copy(Patch patch, Path folder) throws IOException {
        Path packaged = Application.PACKAGED.getParent();
        try (Stream<Path> files = Files.walk(packaged)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(packaged.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        String name = patch.type().replace('.', '/') + ".class";
        byte[] bytes = bytes(patch);
        try (Stream<Path> jars = Files.walk(folder)) {
            long patched = jars.filter(file -> file.toString().endsWith(".jar")).filter(jar -> patch(jar, name, bytes))
                    .count();
            if (patched != 1) {
                throw new IllegalStateException(name + " stands in " + patched + " jars");
            }
        }
        return folder.resolve(Application.PACKAGED.getFileName().toString());
    }

    private static byte[] bytes(Patch patch) {
        ClassFileLocator classes = ClassFileLocator.ForClassLoader.of(FlawedApplication.class.getClassLoader());
        TypeDescription type = TypePool.Default.of(classes).describe(patch.type()).resolve();
        DynamicType.Builder<?> changed = new ByteBuddy().redefine(type, classes);
        for (AsmVisitorWrapper change : patch.changes()) {
            changed = changed.visit(change);
        }
        return changed.make().getBytes();
    }

    private static boolean patch(Path jar, String name, byte[] bytes) {
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
            Path entry = content.getPath(name);
            if (!Files.exists(entry)) {
                return false;
            }
            Files.write(entry, bytes);
            return true;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
