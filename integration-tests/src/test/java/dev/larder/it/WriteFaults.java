package dev.larder.it;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Faults of all kinds, as often of each, in an order that its seed decides. */
final class WriteFaults {

    private static final int MOST_BETWEEN_MILLIS = 500;

    private final Saboteur saboteur;
    private final List<WriteFault> kinds;
    private final Random random;
    private final Deque<WriteFault> deck = new ArrayDeque<>();
    private final Map<WriteFault, Integer> made = new EnumMap<>(WriteFault.class);
    private final List<String> inOrder = new ArrayList<>();

    /** @param kinds that are wanted; none at all: time passes without */
    WriteFaults(Saboteur saboteur, Predicate<WriteFault> kinds, Random random) {
        this.saboteur = saboteur;
        this.kinds = Arrays.stream(WriteFault.values()).filter(kinds).toList();
        this.random = random;
    }

    /** How often of each kind. */
    Map<WriteFault, Integer> made() {
        return made;
    }

    /** Each with its time, in milliseconds of {@code nanoTime}. */
    List<String> inOrder() {
        return inOrder;
    }

    int count() {
        return made.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Makes a fault, mends it, and leaves all alone for a while. */
    void strike() throws IOException, SQLException, InterruptedException {
        if (deck.isEmpty()) {
            List<WriteFault> shuffled = new ArrayList<>(kinds);
            Collections.shuffle(shuffled, random);
            deck.addAll(shuffled);
        }
        WriteFault fault = deck.poll();
        if (fault != null) {
            long began = System.nanoTime();
            saboteur.make(fault, made.getOrDefault(fault, 0));
            made.merge(fault, 1, Integer::sum);
            inOrder.add("%s from %d to %d".formatted(fault, TimeUnit.NANOSECONDS.toMillis(began),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime())));
        }
        Troublemaker.pass(Duration.ofMillis(1 + random.nextInt(MOST_BETWEEN_MILLIS)));
    }
}
