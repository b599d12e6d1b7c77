package dev.larder.remarked;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what Larder logs until it is closed. */
public final class LogTexts extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("dev.larder");
    private final List<LogRecord> heard = new ArrayList<>();

    public LogTexts() {
        logger.addHandler(this);
    }

    /** What of the rules' findings was told at a level. */
    public List<String> remarks(Level level) {
        return heard.stream().filter(told -> told.getLevel().intValue() == level.intValue()).map(LogRecord::getMessage)
                .filter(message -> message.startsWith("Larder has ")).toList();
    }

    @Override
    public void publish(LogRecord told) {
        heard.add(told);
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
