package dev.larder.demo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.RequestScoped;

import dev.larder.spi.Source;

/** Where the answers came from that this request was given by the caches. */
@RequestScoped
public class Answers {

    private volatile long began;
    private final List<Answer> all = new CopyOnWriteArrayList<>();

    record Answer(String key, Source source) {
    }

    void begin() {
        began = System.nanoTime();
    }

    void add(String key, Source source) {
        all.add(new Answer(key, source));
    }

    List<Answer> all() {
        return all;
    }

    double millis() {
        return (System.nanoTime() - began) / 1e6;
    }
}
