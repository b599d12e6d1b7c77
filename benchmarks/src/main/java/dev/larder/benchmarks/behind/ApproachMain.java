package dev.larder.benchmarks.behind;

import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;

import dev.larder.benchmarks.load.Application;
import dev.larder.benchmarks.process.Answering;
import dev.larder.benchmarks.writing.Approach;
import dev.larder.benchmarks.writing.Order;
import dev.larder.benchmarks.writing.Setting;
import dev.larder.benchmarks.writing.Table;
import dev.larder.benchmarks.writing.Trial;

/** A process with one approach of the application, whose name is the argument, to be asked {@link Order}s. */
public final class ApproachMain {

    private ApproachMain() {
    }

    public static void main(String[] arguments) {
        int code = 0;
        try {
            Application.start();
            CDI<Object> beans = CDI.current();
            Trial trial = new Trial(beans.select(Approach.class, NamedLiteral.of(arguments[0])).get(),
                    beans.select(Table.class).get(), Setting.QUIET_MILLIS);
            Answering.serve(question -> trial.run(Order.parse(question)));
        } catch (Exception | Error failure) {
            failure.printStackTrace();
            code = 1;
        }
        // Threads of the application would keep the process alive, and whoever waits for its answer waiting.
        System.exit(code);
    }
}
