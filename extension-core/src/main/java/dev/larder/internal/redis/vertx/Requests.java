package dev.larder.internal.redis.vertx;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.larder.internal.redis.Command;
import io.vertx.redis.client.Request;

/** Commands as the client's requests. */
final class Requests {

    /**
     * Commands that change what a connection is, block it, or make the server send what nobody asked for: on a shared
     * connection each of them would mix up the replies of others.
     */
    private static final Set<String> FOREIGN = Set.of("SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "UNSUBSCRIBE",
            "PUNSUBSCRIBE", "SUNSUBSCRIBE", "MONITOR", "SYNC", "PSYNC", "MULTI", "EXEC", "DISCARD", "WATCH", "UNWATCH",
            "SELECT", "AUTH", "HELLO", "CLIENT", "RESET", "QUIT", "READONLY", "READWRITE", "ASKING", "WAIT", "BLPOP",
            "BRPOP", "BRPOPLPUSH", "BLMOVE", "BZPOPMIN", "BZPOPMAX");

    /** The names in use are those in our code, a few dozen. */
    private static final Map<String, io.vertx.redis.client.Command> KNOWN = new ConcurrentHashMap<>();

    private Requests() {
    }

    /** @throws IllegalArgumentException if the command cannot be sent on a shared connection, or an argument is none */
    static Request of(Command command) {
        io.vertx.redis.client.Command known = KNOWN.get(command.name());
        if (known == null) {
            known = learn(command.name());
        }
        // The client turns the elements of this array into bytes in place: here, on the caller's thread.
        return Request.cmd(known, command.arguments().toArray());
    }

    private static io.vertx.redis.client.Command learn(String name) {
        if (FOREIGN.contains(name)) {
            throw new IllegalArgumentException(name + " needs a connection of its own");
        }
        io.vertx.redis.client.Command known = io.vertx.redis.client.Command.create(name);
        KNOWN.put(name, known);
        return known;
    }
}
