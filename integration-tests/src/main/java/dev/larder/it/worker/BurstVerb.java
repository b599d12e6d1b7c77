package dev.larder.it.worker;

import java.nio.file.Path;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** {@code burst <cache> <threads> <file>}: as many calls of one key at once, and writes what they gave. */
@ApplicationScoped
public class BurstVerb implements Verb {

    @Inject
    Calls calls;

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public String perform(List<String> words) throws Exception {
        Load load = new Load(calls, words.get(0), 1);
        load.start(Integer.parseInt(words.get(1)), 0, 1);
        Loads.write(load.join(), Path.of(words.get(2)));
        return "";
    }
}
