package dev.larder.internal.redis.vertx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import io.vertx.redis.client.Response;

/**
 * What becomes of commands that were written together and failed together, while the connection stands. The client
 * fails a whole batch when one of its replies is an error.
 */
sealed interface FailedFlight {

    Fault FULL = new Fault(Fault.Kind.OVERLOADED, "The client's queue is full");

    /** All but these were answered; each of these is to be sent once more, by itself. */
    record Again(List<Pending> commands) implements FailedFlight {
    }

    /** Nothing is known of any of them, and the connection cannot be relied on. */
    record Broken(String why) implements FailedFlight {
    }

    static FailedFlight settle(List<Pending> commands, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof Response) {
            return answered(commands, message);
        }
        if (message.contains("queue is full")) {
            commands.forEach(pending -> pending.fail(FULL));
            return new Again(List.of());
        }
        if (message.contains("not valid") || message.contains("not allowed")) {
            return invalid(commands);
        }
        return new Broken("The connection to Redis broke");
    }

    private static FailedFlight answered(List<Pending> commands, String message) {
        if (commands.size() == 1) {
            commands.get(0).answer(Replies.refused(message));
            return new Again(List.of());
        }
        Map<Integer, String> errors = BatchErrors.parse(message, commands.size());
        return errors.isEmpty() ? new Broken("The client's report of a batch was not understood")
                : sortedOut(commands, errors);
    }

    /** All were carried out, but what the successful ones gave is lost: see {@link Command.Kind}. */
    private static FailedFlight sortedOut(List<Pending> commands, Map<Integer, String> errors) {
        List<Pending> again = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            Pending pending = commands.get(i);
            String error = errors.get(i);
            if (error != null) {
                pending.answer(Replies.refused(error));
            } else if (pending.kind == Command.Kind.WRITE) {
                pending.answer(Reply.OK);
            } else {
                again.add(pending);
            }
        }
        return new Again(again);
    }

    /** The client sends nothing of a batch in which one command has a wrong number of arguments. */
    private static FailedFlight invalid(List<Pending> commands) {
        if (commands.size() > 1) {
            return new Again(commands);
        }
        commands.get(0).answer(Replies.refused("ERR wrong number of arguments, so the client did not send it"));
        return new Again(List.of());
    }
}
