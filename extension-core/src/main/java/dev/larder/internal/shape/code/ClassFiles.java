package dev.larder.internal.shape.code;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.objectweb.asm.ClassReader;

import dev.larder.internal.shape.ClassCode;

/** The class files that a class loader finds, each read once. Thread-safe. */
public final class ClassFiles {

    private final ClassLoader loader;
    private final ConcurrentMap<String, Optional<ClassCode>> read = new ConcurrentHashMap<>();

    public ClassFiles(ClassLoader loader) {
        this.loader = loader;
    }

    /** Absent if there is no such file, or it is newer than what can be read. */
    public Optional<ClassCode> code(String className) {
        return read.computeIfAbsent(className, this::read);
    }

    private Optional<ClassCode> read(String className) {
        try (InputStream file = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
            if (file == null) {
                return Optional.empty();
            }
            BodyCollector collector = new BodyCollector();
            new ClassReader(file).accept(collector, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return Optional.of(collector.code());
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
