package dev.larder.internal.redis.vertx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import io.vertx.redis.client.Response;

/** The client's responses as replies. */
final class Replies {

    private Replies() {
    }

    static Reply of(@Nullable Response response) {
        if (response == null) {
            return Reply.NIL;
        }
        return switch (response.type()) {
            case BULK -> new Reply.Bytes(response.toBytes());
            case SIMPLE -> status(response.toString());
            case NUMBER -> number(response.toNumber());
            case BOOLEAN -> new Reply.Number(response.toBoolean() ? 1 : 0);
            case ERROR -> refused(response.toString());
            case MULTI, PUSH, ATTRIBUTE -> many(response);
        };
    }

    static Reply refused(String text) {
        return new Reply.Failed(new Fault(Fault.Kind.REFUSED, text));
    }

    private static Reply status(String text) {
        return text.equals("OK") ? Reply.OK : new Reply.Status(text);
    }

    /** A fraction, which only RESP3 has, is given as RESP2 gives it: as text. */
    private static Reply number(Number number) {
        return number instanceof Double || number instanceof Float
                ? new Reply.Bytes(number.toString().getBytes(StandardCharsets.US_ASCII))
                : new Reply.Number(number.longValue());
    }

    private static Reply many(Response response) {
        List<Reply> values = new ArrayList<>(response.size());
        for (Response value : response) {
            values.add(of(value));
        }
        return new Reply.Many(values);
    }
}
