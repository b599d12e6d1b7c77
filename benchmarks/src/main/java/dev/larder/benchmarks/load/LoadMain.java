package dev.larder.benchmarks.load;

import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Named;

import dev.larder.benchmarks.process.Answering;

/**
 * A process that puts one subject, whose name is the argument, under load whenever it is asked to by
 * {@code <threads> <millis>}, and answers with the {@link Round}. It ends with its input.
 */
public final class LoadMain {

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
        Answering.serve(question -> {
            int space = question.indexOf(' ');
            return load.run(Integer.parseInt(question.substring(0, space)),
                    Long.parseLong(question.substring(space + 1)));
        });
    }
}
