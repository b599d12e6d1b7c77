package dev.larder.internal.behind;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/**
 * What Redis, as it is configured, could lose of the writes that it has taken.
 *
 * @param lossless nothing
 * @param text what it is configured to do, and what a crash could lose, in one sentence
 */
public record Durability(boolean lossless, String text) {

    private static final String UNKNOWN = "unknown";

    /** Empty if Redis did not answer. */
    public static CompletableFuture<Optional<Durability>> of(RedisPort redis) {
        CompletableFuture<Reply> info = redis.send(Command.read("INFO"));
        CompletableFuture<Reply> sync = redis.send(Command.read("CONFIG", "GET", "appendfsync"));
        CompletableFuture<Reply> save = redis.send(Command.read("CONFIG", "GET", "save"));
        return info.thenCombine(sync, Durability::known).thenCombine(save, (known, saves) -> known.map(facts -> {
            facts.put("save", setting(saves));
            return judge(facts);
        }));
    }

    private static Optional<Map<String, String>> known(Reply info, Reply sync) {
        if (!(info instanceof Reply.Bytes bytes)) {
            return Optional.empty();
        }
        Map<String, String> facts = new HashMap<>();
        new String(bytes.value(), StandardCharsets.UTF_8).lines().filter(line -> line.indexOf(':') > 0)
                .forEach(
                        line -> facts.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1)));
        facts.put("appendfsync", setting(sync));
        return Optional.of(facts);
    }

    /** Managed services refuse to tell. A map comes as a list of names and values, or as one of pairs. */
    private static String setting(Reply reply) {
        if (reply instanceof Reply.Bytes value) {
            return new String(value.value(), StandardCharsets.UTF_8);
        }
        return reply instanceof Reply.Many all && !all.values().isEmpty()
                ? setting(all.values().get(all.values().size() - 1))
                : UNKNOWN;
    }

    private static Durability judge(Map<String, String> facts) {
        String policy = facts.getOrDefault("maxmemory_policy", UNKNOWN);
        boolean bounded = !facts.getOrDefault("maxmemory", "0").equals("0");
        boolean evicts = bounded && policy.startsWith("allkeys");
        boolean log = facts.getOrDefault("aof_enabled", "0").equals("1");
        String sync = facts.getOrDefault("appendfsync", UNKNOWN);
        String save = facts.getOrDefault("save", UNKNOWN);
        String how = "Redis keeps writes that wait with maxmemory-policy " + policy
                + (bounded ? "" : " (without maxmemory)")
                + (log ? ", appendonly yes, appendfsync " + sync : ", appendonly no, save \"" + save + '"');
        String crash = log ? afterCrash(sync)
                : "a crash of Redis loses " + (save.isEmpty() ? "all of them" : "those since the last snapshot");
        String full = evicts ? "; and when its memory is full, it may evict all of them" : "";
        return new Durability(log && sync.equals("always") && !evicts, how + ": " + crash + full);
    }

    private static String afterCrash(String sync) {
        return switch (sync) {
            case "always" -> "a crash loses none that was accepted";
            case "everysec" -> "a crash of its machine can lose those of the last second or two";
            case "no" -> "a crash of its machine can lose those of the last half minute or so";
            default -> "what a crash of its machine can lose depends on its appendfsync, which it does not tell";
        };
    }
}
