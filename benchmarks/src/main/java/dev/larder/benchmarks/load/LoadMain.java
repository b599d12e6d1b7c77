package dev.larder.benchmarks.load;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Named;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A process that puts one subject, whose name is the argument, under load whenever it reads {@code <threads> <millis>},
 * and answers with a line of {@link #MARK} and the {@link Round} in JSON. It ends with its input.
 */
public final class LoadMain {

    /** Tells answers from what the application logs. */
    public static final String MARK = "ROUND ";

    private LoadMain() {
    }

    public static void main(String[] arguments) {
        int code = 0;
        try {
            Application.start();
            Named name = NamedLiteral.of(arguments[0]);
            serve(new Load(CDI.current().select(Subject.class, name).get()));
        } catch (Exception | Error failure) {
            failure.printStackTrace();
            code = 1;
        }
        // Threads of the application would keep the process alive, and whoever waits for its answer waiting.
        System.exit(code);
    }

    private static void serve(Load load) throws Exception {
        load.fill();
        ObjectMapper json = new ObjectMapper();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int space = line.indexOf(' ');
            Round round = load.run(Integer.parseInt(line.substring(0, space)),
                    Long.parseLong(line.substring(space + 1)));
            System.out.println(MARK + json.writeValueAsString(round));
        }
    }
}
