package dev.larder.it.behind;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.DeadLetter;
import dev.larder.Larder;
import dev.larder.it.worker.Verb;

/**
 * {@code behind start <producers> <pause in µs> <folder of diaries>}, {@code accepted}, {@code stop},
 * {@code backlog <queue>}, {@code letters <queue> <key>}, {@code replay <queue> <key>}, {@code discard <queue> <key>},
 * {@code look <file of queues and keys> <file for what is read>}.
 */
@ApplicationScoped
public class BehindVerb implements Verb {

    private static final int MANY = 100_000;

    @Inject
    Producers producers;

    @Inject
    Larder larder;

    @Inject
    Views views;

    @Inject
    Rows rows;

    @Override
    public String name() {
        return "behind";
    }

    @Override
    public String perform(List<String> words) throws Exception {
        switch (words.get(0)) {
            case "start" -> producers.start(Integer.parseInt(words.get(1)), Long.parseLong(words.get(2)),
                    Path.of(words.get(3)));
            case "accepted" -> {
                return String.valueOf(producers.accepted());
            }
            case "stop" -> producers.stop();
            case "backlog" -> {
                return String.valueOf(larder.queue(words.get(1)).backlog());
            }
            case "letters" -> {
                return letters(words.get(1), words.get(2));
            }
            case "replay" -> {
                return String.valueOf(larder.queue(words.get(1)).replay(words.get(2)));
            }
            case "discard" -> {
                return String.valueOf(larder.queue(words.get(1)).discard(words.get(2)));
            }
            case "look" -> look(Path.of(words.get(1)), Path.of(words.get(2)));
            default -> throw new IllegalArgumentException("nothing to do: " + words.get(0));
        }
        return "";
    }

    /** How many have failed, and how many wait behind them. */
    private String letters(String queue, String key) {
        List<DeadLetter> letters = larder.queue(queue).deadLetters(MANY).stream()
                .filter(letter -> letter.key().equals(key)).toList();
        long held = letters.stream().filter(DeadLetter::heldBack).count();
        return letters.size() - held + " " + held;
    }

    private void look(Path keys, Path answers) throws Exception {
        List<String> read = new ArrayList<>();
        for (String line : Files.readAllLines(keys)) {
            String[] words = line.split("\t", 2);
            read.add(line + '\t'
                    + (words[0].equals(Views.QUEUE) ? String.valueOf(views.count(words[1])) : rows.text(words[1])));
        }
        Files.write(answers, read);
    }
}
