package dev.larder.internal.redis;

import java.util.List;

/**
 * One Redis command.
 *
 * @param kind says what a connection may do with it
 * @param name in capitals
 * @param arguments each a {@code String} (written as UTF-8), a {@code byte[]} or a {@code Long}; not copied
 */
public record Command(Kind kind, String name, List<Object> arguments) {

    /** What a connection may do with a command. */
    public enum Kind {

        /** Changes nothing (or, repeated, changes nothing more): may be sent again within its deadline. */
        READ,

        /** Changes something: sent at most once. */
        WRITE,

        /** A script: sent at most once, and its error replies matter to the sender. */
        SCRIPT
    }

    public static Command read(String name, Object... arguments) {
        return new Command(Kind.READ, name, List.of(arguments));
    }

    public static Command write(String name, Object... arguments) {
        return new Command(Kind.WRITE, name, List.of(arguments));
    }
}
