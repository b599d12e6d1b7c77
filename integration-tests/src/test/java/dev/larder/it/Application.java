package dev.larder.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The packaged application with settings, ready to be started. */
final class Application {

    /** The folder for figures, and for what the processes write. */
    static final Path RESULTS = Path.of(System.getProperty("larder.it.results", "target/larder"));

    /** Where it lies as it was packaged. */
    static final Path PACKAGED = Path
            .of(System.getProperty("larder.it.application", "target/quarkus-app/quarkus-run.jar"));

    private final String name;
    private final Path jar;
    private final Map<String, String> settings;

    Application(String name) {
        this(name, PACKAGED, Map.of());
    }

    private Application(String name, Path jar, Map<String, String> settings) {
        this.name = name;
        this.jar = jar;
        this.settings = settings;
    }

    String name() {
        return name;
    }

    Application with(String key, Object value) {
        return with(Map.of(key, String.valueOf(value)));
    }

    Application with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(more);
        return new Application(name, jar, all);
    }

    /** Another build of it. */
    Application from(Path other) {
        return new Application(name, other, settings);
    }

    /** Where its processes leave logs and records. */
    Path folder() throws IOException {
        return Files.createDirectories(RESULTS.resolve("processes").resolve(name));
    }

    Path log(String process) throws IOException {
        return folder().resolve(process + ".log");
    }

    /** Starts a process. A small heap and the quick compiler, so that several are up within seconds on two cores. */
    Process start(String process) throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        settings.forEach((key, value) -> words.add("-D" + key + "=" + value));
        words.addAll(List.of("-jar", jar.toString()));
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log(process).toFile()).start();
    }
}
