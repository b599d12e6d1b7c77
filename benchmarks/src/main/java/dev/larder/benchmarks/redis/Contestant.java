package dev.larder.benchmarks.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.larder.benchmarks.load.LoadMain;
import dev.larder.benchmarks.load.Round;

/** A process with one subject, which waits between rounds. */
final class Contestant implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final int REMEMBERED = 30;

    private final String name;
    private final Process process;
    private final Writer to;
    private final BufferedReader from;

    Contestant(String name, String classPath, String redis) throws IOException {
        this.name = name;
        this.process = new ProcessBuilder(List.of(System.getProperty("java.home") + "/bin/java", "-Xms256m", "-Xmx256m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dquarkus.redis.hosts=" + redis, "-cp",
                classPath, LoadMain.class.getName(), name)).redirectErrorStream(true).start();
        this.to = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    String name() {
        return name;
    }

    Round run(int threads, long millis) throws IOException {
        to.write(threads + " " + millis + "\n");
        to.flush();
        Deque<String> said = new ArrayDeque<>();
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            if (line.startsWith(LoadMain.MARK)) {
                return JSON.readValue(line.substring(LoadMain.MARK.length()), Round.class);
            }
            said.add(line);
            if (said.size() > REMEMBERED) {
                said.remove();
            }
        }
        throw new IllegalStateException(name + " ended:\n" + String.join("\n", said));
    }

    @Override
    public void close() throws IOException {
        to.close();
        process.destroy();
    }
}
