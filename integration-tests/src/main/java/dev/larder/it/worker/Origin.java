package dev.larder.it.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the cached methods ask, by one connection per question: it counts the questions of all processes, and answers as
 * the checker tells it to.
 */
@ApplicationScoped
public class Origin {

    private static final int PATIENCE_MILLIS = 60_000;

    @ConfigProperty(name = "worker.origin")
    int port;

    /** @param call which call asks */
    public Reading ask(String cache, String key, long call) throws Exception {
        String answer;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String question = call + "\t" + cache + "\t" + key + "\n";
            socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
            answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
        if (answer == null) {
            throw new IOException("the origin hung up");
        }
        String[] words = answer.split("\t", 2);
        return switch (words[0]) {
            case "value" -> new Reading(key, Long.parseLong(words[1]));
            case "refused" -> throw new ConnectException(words[1]);
            default -> throw new OriginDownException(words[1]);
        };
    }
}
