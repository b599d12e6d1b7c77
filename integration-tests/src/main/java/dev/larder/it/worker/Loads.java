package dev.larder.it.worker;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** {@code load <cache> <keys> <threads> <pause in µs>}: calls from now on, until {@code calm}. */
@ApplicationScoped
public class Loads implements Verb {

    private final Map<String, Load> running = new ConcurrentHashMap<>();

    @Inject
    Calls calls;

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String perform(List<String> words) {
        Load load = new Load(calls, words.get(0), Integer.parseInt(words.get(1)));
        if (running.putIfAbsent(words.get(0), load) != null) {
            throw new IllegalStateException("there is a load on " + words.get(0));
        }
        load.start(Integer.parseInt(words.get(2)), Long.parseLong(words.get(3)), Long.MAX_VALUE);
        return "";
    }

    /** Ends the load of a cache. */
    List<CallRecord> end(String cache) throws InterruptedException {
        Load load = running.remove(cache);
        if (load == null) {
            throw new IllegalStateException("there is no load on " + cache);
        }
        load.stop();
        return load.join();
    }

    static void write(List<CallRecord> records, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(records.size());
            for (CallRecord record : records) {
                record.writeTo(out);
            }
        }
    }
}
