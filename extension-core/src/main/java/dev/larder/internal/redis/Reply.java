package dev.larder.internal.redis;

import java.util.List;

/** What came of a command. */
public sealed interface Reply {

    /** The server has nothing there. */
    record Nil() implements Reply {
    }

    /** A bulk string; the array is the receiver's own. */
    record Bytes(byte[] value) implements Reply {
    }

    /** A status such as {@code OK}. */
    record Status(String text) implements Reply {
    }

    record Number(long value) implements Reply {
    }

    record Many(List<Reply> values) implements Reply {
    }

    /** The command did not succeed. Whether the server carried it out is known only for {@link Fault.Kind#REFUSED}. */
    record Failed(Fault fault) implements Reply {
    }

    Reply NIL = new Nil();

    Reply OK = new Status("OK");
}
