package dev.larder.it.worker;

import java.nio.file.Path;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** {@code call <cache> <key> <file>}: one call, and writes what it gave. */
@ApplicationScoped
public class CallVerb implements Verb {

    @Inject
    Calls calls;

    @Override
    public String name() {
        return "call";
    }

    @Override
    public String perform(List<String> words) throws Exception {
        Loads.write(List.of(calls.make(words.get(0), words.get(1))), Path.of(words.get(2)));
        return "";
    }
}
