package dev.larder.internal.cdi;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;

import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;

/** The journal in the log: the same trouble about the same thing once a minute at most. */
public final class LogJournal implements Journal {

    private static final Logger LOG = Logger.getLogger("dev.larder");
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 1_000;

    private final ConcurrentHashMap<String, Long> told = new ConcurrentHashMap<>();
    private final Time time;

    public LogJournal(Time time) {
        this.time = time;
    }

    @Override
    public void info(String about, String text) {
        LOG.info(about + ": " + text);
    }

    @Override
    public void warn(String about, String text) {
        String line = about + ": " + text;
        long now = time.nanos();
        boolean[] due = new boolean[1];
        told.compute(line, (same, last) -> {
            due[0] = last == null || now - last >= PAUSE;
            return due[0] ? now : last;
        });
        if (due[0]) {
            LOG.warn(line);
        }
        if (told.size() > MOST) {
            told.clear();
        }
    }
}
