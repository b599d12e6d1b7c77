package dev.larder.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Finds the {@code redis-server} to run. */
final class ServerBinary {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private static @Nullable Path extracted;

    private ServerBinary() {
    }

    static boolean isOnPath() {
        return find() != null;
    }

    static Path onPath() throws UnavailableException {
        Path found = find();
        if (found == null) {
            throw new UnavailableException("no redis-server on the PATH");
        }
        return found;
    }

    private static @Nullable Path find() {
        String path = System.getenv("PATH");
        if (path == null) {
            return null;
        }
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(path)
                .map(ServerBinary::serverIn).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static @Nullable Path serverIn(String folder) {
        try {
            Path candidate = Path.of(folder, WINDOWS ? "redis-server.exe" : "redis-server");
            return Files.isRegularFile(candidate) && Files.isExecutable(candidate) ? candidate : null;
        } catch (InvalidPathException e) {
            // A PATH may hold anything; what is no path holds no server.
            return null;
        }
    }

    static boolean isBundled() {
        String resource = resource();
        return resource != null && loader().getResource(resource) != null;
    }

    /** The bundled binary, unpacked once per JVM and removed with it. */
    static synchronized Path bundled() throws UnavailableException {
        if (extracted != null && Files.isExecutable(extracted)) {
            return extracted;
        }
        String resource = resource();
        if (resource == null) {
            throw new UnavailableException("embedded-redis has no binary for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch"));
        }
        try (InputStream in = loader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new UnavailableException("embedded-redis is not on the class path (no " + resource + ")");
            }
            Path folder = Files.createTempDirectory("larder-redis-binary");
            Path binary = folder.resolve(WINDOWS ? "redis-server.exe" : "redis-server");
            folder.toFile().deleteOnExit();
            binary.toFile().deleteOnExit();
            Files.copy(in, binary);
            if (!binary.toFile().setExecutable(true)) {
                throw new UnavailableException("the temporary folder does not allow executables");
            }
            extracted = binary;
            return binary;
        } catch (IOException e) {
            throw new UnavailableException("the bundled binary could not be unpacked: " + e.getMessage(), e);
        }
    }

    private static ClassLoader loader() {
        return ServerBinary.class.getClassLoader();
    }

    private static @Nullable String resource() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        boolean intel = arch.equals("amd64") || arch.equals("x86_64");
        if (os.startsWith("linux")) {
            return arm ? "redis-server-6.2.7-linux-arm64" : intel ? "redis-server-6.2.6-v5-linux-amd64" : null;
        }
        if (os.startsWith("mac")) {
            return arm ? "redis-server-6.2.6-v5-darwin-arm64" : intel ? "redis-server-6.2.6-v5-darwin-amd64" : null;
        }
        return WINDOWS && intel ? "redis-server-5.0.14.1-windows-amd64.exe" : null;
    }
}
