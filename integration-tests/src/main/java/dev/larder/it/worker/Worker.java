package dev.larder.it.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.arc.All;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Connects to the checker, says its number, and then does what it is asked, each thing on a thread of its own: lines of
 * words between tabs, the first the number of the question, which stands before its answer as well.
 */
@QuarkusMain
public class Worker implements QuarkusApplication {

    @ConfigProperty(name = "worker.number")
    int number;

    @ConfigProperty(name = "worker.control")
    int control;

    @Inject
    @All
    List<Verb> verbs;

    @Override
    public int run(String... arguments) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), control)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            say(out, String.valueOf(number));
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> words = Arrays.asList(line.split("\t", -1));
                threads.execute(() -> answer(words, out));
            }
        } finally {
            threads.shutdownNow();
        }
        return 0;
    }

    private void answer(List<String> words, OutputStream out) {
        String answer;
        try {
            answer = "done\t" + verb(words.get(1)).perform(words.subList(2, words.size()));
        } catch (Exception | Error failure) {
            answer = "failed\t" + failure;
        }
        try {
            say(out, words.get(0) + "\t" + answer);
        } catch (IOException gone) {
            // The checker hung up: the reader sees it as well, and ends the application.
        }
    }

    private Verb verb(String name) {
        return verbs.stream().filter(verb -> verb.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no verb " + name));
    }

    private static void say(OutputStream out, String line) throws IOException {
        synchronized (out) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
