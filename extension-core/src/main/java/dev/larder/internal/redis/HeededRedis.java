package dev.larder.internal.redis;

import java.util.concurrent.CompletableFuture;

import dev.larder.internal.telemetry.Journal;

/**
 * A port that tells when the server does not allow the user something. No call fails for that, so nobody would ask why
 * nothing is stored.
 */
public final class HeededRedis implements RedisPort {

    private static final String NOT_ALLOWED = "NOPERM";
    /** As Redis 6 says it of a command within a script. */
    private static final String NOT_ALLOWED_IN_SCRIPT = "The user executing the script can't";

    private final RedisPort port;
    private final Journal journal;

    public HeededRedis(RedisPort port, Journal journal) {
        this.port = port;
        this.journal = journal;
    }

    @Override
    public CompletableFuture<Reply> send(Command command) {
        CompletableFuture<Reply> reply = port.send(command);
        // A hit is not made to pay for it: reads that are not allowed are followed by other commands that are not.
        if (command.kind() != Command.Kind.READ) {
            reply.thenAccept(got -> {
                if (got instanceof Reply.Failed failed && isNotAllowed(failed.fault())) {
                    journal.warn("Redis", "its user may not do all that Larder needs: " + command.name()
                            + " was refused with NOPERM. See the commands and channels in the reference of failures");
                }
            });
        }
        return reply;
    }

    private static boolean isNotAllowed(Fault fault) {
        return fault.code().equals(NOT_ALLOWED)
                || fault.kind() == Fault.Kind.REFUSED && fault.text().contains(NOT_ALLOWED_IN_SCRIPT);
    }
}
