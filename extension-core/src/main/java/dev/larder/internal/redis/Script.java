package dev.larder.internal.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A Lua script: a constant text, whose data comes in {@code KEYS} and {@code ARGV} only. It is sent by its digest; a
 * server that does not know it (it started anew, or forgot its scripts) is sent the text, once.
 */
public final class Script {

    private final String text;
    private final String sha1;
    private final Command.Kind kind;

    /** A script that is run whatever the server refuses to take. */
    public Script(String text) {
        this(text, Command.Kind.SCRIPT);
    }

    private Script(String text, Command.Kind kind) {
        this.kind = kind;
        this.text = text;
        this.sha1 = sha1(text);
    }

    /** A script that needs the server's memory. */
    public static Script adding(String text) {
        return new Script(text, Command.Kind.ADDING_SCRIPT);
    }

    public String text() {
        return text;
    }

    /** The digest the server knows the script by, in lower-case hexadecimal. */
    public String sha1() {
        return sha1;
    }

    /** Runs the script. Where the text must follow the digest, each of the two has a deadline of its own. */
    public CompletableFuture<Reply> run(RedisPort redis, List<String> keys, Object... arguments) {
        return redis.send(command("EVALSHA", sha1, keys, arguments)).thenCompose(reply -> isUnknown(reply)
                ? redis.send(command("EVAL", text, keys, arguments))
                : CompletableFuture.completedFuture(reply));
    }

    /** The command that sends the text itself, for where there is no second try. */
    public Command plain(List<String> keys, Object... arguments) {
        return command("EVAL", text, keys, arguments);
    }

    private static boolean isUnknown(Reply reply) {
        return reply instanceof Reply.Failed failed && failed.fault().code().equals("NOSCRIPT");
    }

    private Command command(String name, String script, List<String> keys, Object[] arguments) {
        List<Object> words = new ArrayList<>(2 + keys.size() + arguments.length);
        words.add(script);
        words.add((long) keys.size());
        words.addAll(keys);
        words.addAll(List.of(arguments));
        return new Command(kind, name, words);
    }

    private static String sha1(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
