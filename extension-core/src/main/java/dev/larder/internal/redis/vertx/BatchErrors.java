package dev.larder.internal.redis.vertx;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the message by which the client fails a batch: a line for each command that failed, with its index, as in
 * {@code ERR [3] WRONGTYPE Operation against…}. All replies of the batch have then arrived.
 */
final class BatchErrors {

    private static final Pattern LINE = Pattern.compile("ERR \\[(\\d{1,9})] (.*)");
    private static final Pattern CODED = Pattern.compile("[A-Z][A-Z0-9]+( .*)?");

    private BatchErrors() {
    }

    /**
     * @param size of the batch
     * @return the errors by index; empty if the message is not of that form, and then nothing is known of any command
     */
    static Map<Integer, String> parse(String message, int size) {
        Map<Integer, String> errors = new HashMap<>();
        for (String line : message.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                return Map.of();
            }
            int index = Integer.parseInt(matcher.group(1));
            if (index >= size || errors.put(index, coded(matcher.group(2))) != null) {
                return Map.of();
            }
        }
        return errors;
    }

    /** The client strips the code {@code ERR} from a cause; what begins with no code had that one. */
    private static String coded(String cause) {
        return CODED.matcher(cause).matches() ? cause : "ERR " + cause;
    }
}
