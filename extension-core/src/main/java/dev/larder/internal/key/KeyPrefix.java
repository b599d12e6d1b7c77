package dev.larder.internal.key;

/**
 * What every key of an application begins with, escaped as a value is, so that different prefixes never make the same
 * key.
 *
 * @param text escaped, without the {@code :} after it
 */
public record KeyPrefix(String text) {

    /** The most bytes a prefix may take in the key. */
    public static final int MAX_BYTES = 128;

    /** What may be made of a text. */
    public sealed interface Outcome {
    }

    /** It can be a prefix. */
    public record Accepted(KeyPrefix prefix) implements Outcome {
    }

    /** It cannot. */
    public record Refused(String message) implements Outcome {
    }

    /** Escapes and measures. */
    public static Outcome parse(String prefix) {
        String escaped = KeyText.escape(prefix);
        if (prefix.isEmpty()) {
            return new Refused("the key prefix is empty; it keeps the keys of applications apart");
        }
        return KeyLimit.utf8Length(escaped) <= MAX_BYTES ? new Accepted(new KeyPrefix(escaped))
                : new Refused("the key prefix takes " + KeyLimit.utf8Length(escaped) + " bytes; at most " + MAX_BYTES
                        + " are allowed");
    }

    /** The prefix, for callers that have checked it, or are tests. */
    public static KeyPrefix of(String prefix) {
        Outcome outcome = parse(prefix);
        if (outcome instanceof Refused refused) {
            throw new IllegalArgumentException(refused.message());
        }
        return ((Accepted) outcome).prefix();
    }

    /** The whole Redis key of a rendered template. */
    public String whole(String rendered) {
        return KeyLimit.apply(text + ':' + rendered);
    }

    /** What of a whole key comes after the prefix. */
    public String strip(String whole) {
        return whole.startsWith(text + ':') ? whole.substring(text.length() + 1) : whole;
    }
}
