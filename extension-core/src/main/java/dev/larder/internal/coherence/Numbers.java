package dev.larder.internal.coherence;

import java.util.Optional;

/** Numbers as the scripts write them: digits, with a colon between. */
final class Numbers {

    private Numbers() {
    }

    /** Empty if there are not so many, or something else is written there. */
    static Optional<long[]> of(String text, int count) {
        String[] parts = text.split(":", -1);
        if (parts.length != count) {
            return Optional.empty();
        }
        long[] numbers = new long[count];
        try {
            for (int i = 0; i < count; i++) {
                numbers[i] = Long.parseLong(parts[i]);
            }
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
        return Optional.of(numbers);
    }
}
