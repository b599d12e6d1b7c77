package dev.larder.internal.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyTemplate.Segment.Placeholder;
import dev.larder.internal.key.KeyTemplate.Step;
import dev.larder.internal.shape.TypeShape;

/** What a segment of a template turns out to mean for a method. */
sealed interface Binding {

    /**
     * A piece of the key.
     *
     * @param type of the value; empty for a literal or an ambient value
     */
    record Bound(KeyPart part, Origin origin, Optional<TypeShape> type) implements Binding {
    }

    /**
     * A value that is not made into a piece of a key.
     *
     * @param index position of the parameter, or one after the last for the result
     */
    record Value(int index, List<KeyPart.Property> path, TypeShape type, Origin origin) implements Binding {
    }

    /** Names a parameter that does not exist. */
    record UnknownParameter(Placeholder placeholder, String name) implements Binding {
    }

    /** Names a parameter, but the class file has no names. */
    record NamesAbsent(Placeholder placeholder, String name) implements Binding {
    }

    /** A position that the method does not have. */
    record OutOfRange(Placeholder placeholder, int index) implements Binding {
    }

    /** Names a property that the type does not have. */
    record UnknownProperty(Step step, TypeShape owner, Collection<String> candidates) implements Binding {
    }

    /** Names a property that cannot be read. */
    record InaccessibleProperty(Step step, String member) implements Binding {
    }

    /**
     * Ends at a type that keys cannot hold.
     *
     * @param usable placeholders that go further and would do
     */
    record UnsupportedType(Placeholder placeholder, Origin origin, TypeShape type,
            List<String> usable) implements Binding {
    }

    /** Asks for a result. */
    record NoResult(Placeholder placeholder) implements Binding {
    }

    /** Names an ambient value that does not exist. */
    record UnknownAmbient(Placeholder placeholder, String name) implements Binding {
    }

    /** Where a piece comes from. */
    sealed interface Origin {

        /** A literal or an ambient value. */
        record Template() implements Origin {
        }

        /** What the method gave. */
        record Result(Placeholder placeholder) implements Origin {
        }

        /** A parameter. */
        record Parameter(int index, Placeholder placeholder) implements Origin {
        }
    }
}
