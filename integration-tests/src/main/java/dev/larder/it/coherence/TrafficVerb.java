package dev.larder.it.coherence;

import java.nio.file.Path;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.it.worker.Verb;

/**
 * {@code traffic start <readers> <pause in µs> <writers> <pause in µs>}, {@code hush <true|false>}, {@code events},
 * {@code stop <file>}, {@code look <times> <file>}, {@code probe}.
 */
@ApplicationScoped
public class TrafficVerb implements Verb {

    @Inject
    Traffic traffic;

    @Override
    public String name() {
        return "traffic";
    }

    @Override
    public String perform(List<String> words) throws Exception {
        switch (words.get(0)) {
            case "start" -> traffic.start(Integer.parseInt(words.get(1)), Long.parseLong(words.get(2)),
                    Integer.parseInt(words.get(3)), Long.parseLong(words.get(4)));
            case "hush" -> traffic.hush(Boolean.parseBoolean(words.get(1)));
            case "events" -> {
                return String.valueOf(traffic.events());
            }
            case "stop" -> traffic.stop().writeTo(Path.of(words.get(1)));
            case "look" -> traffic.look(Integer.parseInt(words.get(1))).writeTo(Path.of(words.get(2)));
            case "probe" -> {
                return traffic.probe().name();
            }
            default -> throw new IllegalArgumentException("no traffic " + words.get(0));
        }
        return "";
    }
}
