package dev.larder.it.worker;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** {@code clock}: the nanoseconds that records are written in. */
@ApplicationScoped
public class ClockVerb implements Verb {

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String perform(List<String> words) {
        return String.valueOf(System.nanoTime());
    }
}
