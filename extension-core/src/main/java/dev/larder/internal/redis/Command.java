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

        /**
         * Changes nothing (or, repeated, changes nothing more): may be sent again within its deadline. It may then see a
         * write that the same thread sent after it without waiting for its reply.
         */
        READ,

        /**
         * Changes something: sent at most once. Its success is always {@link Reply#OK}, whatever the server said: a
         * connection may know that it succeeded without knowing the reply. Where the reply matters, as of
         * {@code SET … NX}, use {@link #SCRIPT}.
         */
        WRITE,

        /** A script, or another change whose reply matters: sent at most once and by itself, and its reply is told. */
        SCRIPT,

        /** A {@link #SCRIPT} that needs the server's memory: a server that takes no writes is not asked to run it. */
        ADDING_SCRIPT;

        /** Whether it is sent by itself, so that its reply is its own. */
        public boolean isAlone() {
            return this == SCRIPT || this == ADDING_SCRIPT;
        }
    }

    public static Command read(String name, Object... arguments) {
        return new Command(Kind.READ, name, List.of(arguments));
    }

    public static Command write(String name, Object... arguments) {
        return new Command(Kind.WRITE, name, List.of(arguments));
    }

    public static Command script(String name, Object... arguments) {
        return new Command(Kind.SCRIPT, name, List.of(arguments));
    }
}
