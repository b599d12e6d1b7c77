package dev.larder.quarkus.test.rules;

import java.util.List;
import java.util.function.Consumer;

import org.jboss.shrinkwrap.api.spec.JavaArchive;

import dev.larder.quarkus.test.devservice.Logs;
import io.quarkus.test.QuarkusUnitTest;

/** What the log of an application says of the rules. */
final class Remarks {

    private Remarks() {
    }

    /** An application that is listened to. */
    static QuarkusUnitTest of(Consumer<JavaArchive> classes, Consumer<List<String>> remarks) {
        return new QuarkusUnitTest()
                .withApplicationRoot(jar -> classes.accept(jar.addClasses(Remarks.class)))
                .overrideConfigKey("quarkus.arc.remove-unused-beans", "false")
                .setLogRecordPredicate(record -> record.getLoggerName().equals("dev.larder"))
                .assertLogRecords(records -> remarks.accept(Logs.lines(records).stream()
                        .filter(line -> line.startsWith("Larder has ")).toList()));
    }

    /** The same, and it needs no Redis. */
    static QuarkusUnitTest ofLocal(Consumer<JavaArchive> classes, Consumer<List<String>> remarks) {
        return of(classes, remarks).overrideConfigKey("quarkus.devservices.enabled", "false")
                .overrideRuntimeConfigKey("larder.defaults.tier", "local");
    }
}
