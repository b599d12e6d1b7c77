package dev.larder.rejected;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A bean whose class file does not tell the names of parameters: the build of these tests would have it told. */
public final class Nameless {

    public static final String NAME = "nameless.Catalog";

    private static final String SOURCE = """
            package nameless;

            import dev.larder.Cached;

            @jakarta.enterprise.context.ApplicationScoped
            public class Catalog {

                @Cached(key = "product:{id}")
                public String find(String id) {
                    return id;
                }
            }
            """;

    private Nameless() {
    }

    /** Compiles it into a folder. */
    public static void compile(Path folder) {
        try {
            Path source = folder.resolve("Catalog.java");
            Files.writeString(source, SOURCE);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                List<String> options = List.of("-proc:none", "-g:none", "-d", folder.toString(), "-cp",
                        System.getProperty("java.class.path"));
                if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source)).call()) {
                    throw new AssertionError("it does not compile");
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What is said of it. */
    public static String report() {
        return GoldenReport.text(Nameless.class, "nameless.txt");
    }
}
