package dev.larder.benchmarks.process;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The side of a contestant: answers until its input ends. */
public final class Answering {

    /** Tells answers from what the process logs. */
    static final String MARK = "ANSWER ";

    private Answering() {
    }

    /** What a process can be asked. */
    @FunctionalInterface
    public interface Answers {

        /** @return to be written as JSON */
        Object to(String question) throws Exception;
    }

    /** Returns when nobody asks any more. */
    public static void serve(Answers answers) throws Exception {
        ObjectMapper json = new ObjectMapper();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(MARK + json.writeValueAsString(answers.to(line)));
        }
    }
}
