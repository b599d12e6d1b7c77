package dev.larder.internal.overlap;

import java.util.Optional;

import dev.larder.internal.key.KeyText;

/** Some characters. */
sealed interface Signs {

    /** What is shown of many, the plainest first. */
    String PLAINEST = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-._~+!$&'*;=@#?/|\\^`\"<>";

    boolean has(char c);

    /** One alone. */
    record One(char c) implements Signs {

        @Override
        public boolean has(char other) {
            return c == other;
        }
    }

    /** Those of a text. */
    record Of(String all) implements Signs {

        @Override
        public boolean has(char c) {
            return all.indexOf(c) >= 0;
        }
    }

    /** Those that values write as they are. */
    record Clean() implements Signs {

        @Override
        public boolean has(char c) {
            return KeyText.isClean(c);
        }
    }

    /** One that both have; what is in none of these texts is met as a literal's character only. */
    static Optional<Character> common(Signs one, Signs other) {
        if (one instanceof One sign) {
            return Optional.of(sign.c()).filter(other::has);
        }
        if (other instanceof One sign) {
            return Optional.of(sign.c()).filter(one::has);
        }
        return PLAINEST.chars().mapToObj(c -> (char) c).filter(c -> one.has(c) && other.has(c)).findFirst();
    }
}
