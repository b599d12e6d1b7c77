package dev.larder.spi;

/**
 * Makes values of a type usable in key templates. An implementation is a CDI bean (or has a public constructor without
 * parameters), names its type as {@code T} directly, is thread-safe and total: any value of the type has a text.
 *
 * @param <T> the type whose values it writes
 */
public interface KeyFormat<T> {

    /**
     * The text of a value. Two values that must not share an entry have different texts. Any characters will do: the
     * text is escaped when the key is written.
     *
     * @param value never null
     * @return never null
     */
    String format(T value);
}
