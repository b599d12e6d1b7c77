package dev.larder.it.behind;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.it.worker.Verb;

/**
 * {@code gate hold <queue> <point>}, which answers with a key when a body with it is there, or with nothing if none comes, and
 * {@code gate open}.
 */
@ApplicationScoped
public class GateVerb implements Verb {

    private static final long PATIENCE_SECONDS = 5;

    @Inject
    Gate gate;

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public String perform(List<String> words) throws Exception {
        switch (words.get(0)) {
            case "hold" -> {
                return hold(words.get(1), Gate.Point.valueOf(words.get(2)));
            }
            case "open" -> gate.open();
            default -> throw new IllegalArgumentException("a gate does not " + words.get(0));
        }
        return "";
    }

    private String hold(String queue, Gate.Point point) throws Exception {
        CompletableFuture<String> arrived = gate.hold(queue, point);
        try {
            return arrived.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException nobody) {
            gate.open();
            return "";
        }
    }
}
