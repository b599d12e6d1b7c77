package dev.larder.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

import jakarta.enterprise.inject.se.SeContainerInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.larder.internal.cdi.LarderExtension;

class NamelessTest {

    @TempDir
    Path folder;

    @Test
    @SuppressWarnings("resource") // it does not start
    void portableContainerAsksForTheNamesOfParameters() throws Exception {
        Nameless.compile(folder);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] { folder.toUri().toURL() }, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            SeContainerInitializer container = SeContainerInitializer.newInstance().disableDiscovery()
                    .addExtensions(new LarderExtension()).addBeanClasses(loader.loadClass(Nameless.NAME));
            assertThat(GoldenReport.in(catchThrowable(container::initialize))).isEqualTo(Nameless.report());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
