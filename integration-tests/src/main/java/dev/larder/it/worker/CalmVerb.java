package dev.larder.it.worker;

import java.nio.file.Path;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** {@code calm <cache> <file>}: ends a load, waits for its last calls and writes what all of them gave. */
@ApplicationScoped
public class CalmVerb implements Verb {

    @Inject
    Loads loads;

    @Override
    public String name() {
        return "calm";
    }

    @Override
    public String perform(List<String> words) throws Exception {
        List<CallRecord> records = loads.end(words.get(0));
        Loads.write(records, Path.of(words.get(1)));
        return String.valueOf(records.size());
    }
}
