package dev.larder.internal.key;

/** How a value is written into a key, chosen before any call from the declared type. Plain data. */
public sealed interface ValueFormat {

    /** Digits and signs only, such as an {@code int}: {@code toString()} needs no escape. */
    record Plain() implements ValueFormat {
    }

    /** {@code toString()}, escaped. */
    record Text() implements ValueFormat {
    }

    /** The name of the constant, escaped. */
    record EnumName() implements ValueFormat {
    }

    /** An {@code Optional}, {@code OptionalInt}, {@code OptionalLong} or {@code OptionalDouble} of something. */
    record OptionalOf(ValueFormat element) implements ValueFormat {
    }

    /** A list, set or array (of primitives too) of something, in its own order. */
    record SequenceOf(ValueFormat element) implements ValueFormat {
    }

    /** By the {@code KeyFormat} of a type. */
    record Custom(String typeName) implements ValueFormat {
    }
}
