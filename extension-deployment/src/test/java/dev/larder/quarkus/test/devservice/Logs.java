package dev.larder.quarkus.test.devservice;

import java.util.List;
import java.util.logging.LogRecord;

import org.jboss.logmanager.formatters.PatternFormatter;

/** What an application has logged, as its user reads it. */
public final class Logs {

    public static final String STARTED = "Redis for development runs at";
    public static final String CLIENTS_OWN = "or get a working docker instance";
    public static final String NO_DOCKER = "Could not find a valid Docker environment";

    private Logs() {
    }

    public static List<String> lines(List<LogRecord> records) {
        PatternFormatter message = new PatternFormatter("%s");
        return records.stream().map(message::format).toList();
    }
}
