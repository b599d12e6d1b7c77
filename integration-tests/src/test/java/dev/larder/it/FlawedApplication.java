package dev.larder.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/** A copy of the packaged application, in which one class lacks a mechanism. The product has no switch for that. */
final class FlawedApplication {

    private FlawedApplication() {
    }

    /** @return its jar to run */
    static Path copy(Flaw flaw, Path folder) throws IOException {
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
        String name = flaw.type().getName().replace('.', '/') + ".class";
        byte[] bytes = bytes(flaw);
        try (Stream<Path> jars = Files.walk(folder.resolve("lib"))) {
            long patched = jars.filter(file -> file.toString().endsWith(".jar")).filter(jar -> patch(jar, name, bytes))
                    .count();
            if (patched != 1) {
                throw new IllegalStateException(name + " stands in " + patched + " jars");
            }
        }
        return folder.resolve(Application.PACKAGED.getFileName().toString());
    }

    private static byte[] bytes(Flaw flaw) {
        long before = Stream.of(flaw.type().getDeclaredMethods())
                .filter(method -> method.getName().equals(flaw.method())).count();
        if (before == 0) {
            throw new IllegalStateException(flaw.type() + " has no method " + flaw.method());
        }
        return new ByteBuddy().redefine(flaw.type())
                .visit(Advice.to(flaw.advice()).on(ElementMatchers.named(flaw.method()))).make().getBytes();
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
