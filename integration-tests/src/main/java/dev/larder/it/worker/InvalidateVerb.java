package dev.larder.it.worker;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.Key;
import dev.larder.Larder;

/** {@code invalidate <cache> <key>}. */
@ApplicationScoped
public class InvalidateVerb implements Verb {

    @Inject
    Larder larder;

    @Override
    public String name() {
        return "invalidate";
    }

    @Override
    public String perform(List<String> words) {
        String cache = words.get(0);
        larder.cache(cache).invalidate(Key.of(cache + ":{0}", words.get(1)));
        return "";
    }
}
