package dev.larder.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A process that waits to be asked. */
public final class Contestant implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final int REMEMBERED = 30;

    private final String name;
    private final Process process;
    private final Writer to;
    private final BufferedReader from;

    private Contestant(String name, Process process) {
        this.name = name;
        this.process = process;
        this.to = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts it, with its name as the argument.
     *
     * @param options of the JVM
     * @param main a class that leaves its input to {@link Answering}
     */
    public static Contestant start(String name, List<String> options, String classPath, String main)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.add(System.getProperty("java.home") + "/bin/java");
        words.addAll(options);
        words.addAll(List.of("-cp", classPath, main, name));
        return new Contestant(name, new ProcessBuilder(words).redirectErrorStream(true).start());
    }

    public String name() {
        return name;
    }

    /** Returns when it has answered. */
    public <T> T ask(String question, Class<T> answer) throws IOException {
        to.write(question + "\n");
        to.flush();
        Deque<String> said = new ArrayDeque<>();
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            if (line.startsWith(Answering.MARK)) {
                return JSON.readValue(line.substring(Answering.MARK.length()), answer);
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
